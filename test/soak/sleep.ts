/** Real time passes; for what is random by intention, not for what can be waited for. */
export async function sleep(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
