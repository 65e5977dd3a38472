// The package has a CommonJS build, but declares its types for the ES module only.
declare module 'flatted' {
	export function stringify(value: unknown): string;
	export function parse(text: string): unknown;
}
