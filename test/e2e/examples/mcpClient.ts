import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** A client of an MCP server, reduced to what the tests do with it. */
export interface McpClient {
	/** The names of the tools on offer, with the names of their inputs. */
	tools(): Promise<Record<string, string[]>>;
	/** Calls a tool. @returns the text of its answer */
	call(name: string, input?: Record<string, unknown>): Promise<{ text: string; isError: boolean }>;
	close(): Promise<void>;
}

/**
 * Connects over streamable HTTP.
 * @throws when the server refuses the token
 */
export async function openMcpClient(url: string, token: string): Promise<McpClient> {
	const client = new Client({ name: 'test', version: '1.0.0' });
	const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { authorization: `Bearer ${token}` } } });
	await client.connect(transport);
	return {
		async tools() {
			const { tools } = await client.listTools();
			return Object.fromEntries(tools.map(({ name, inputSchema }) => [name, Object.keys(inputSchema.properties ?? {})]));
		},
		async call(name, input = {}) {
			const { content, isError } = await client.callTool({ name, arguments: input });
			const [{ text }] = content as Array<{ text: string }>;
			return { text, isError: isError === true };
		},
		async close() {
			await client.close();
		},
	};
}
