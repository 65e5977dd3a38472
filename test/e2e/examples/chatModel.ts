import fastify from 'fastify';
import type { AddressInfo } from 'node:net';

/** A tool that the model is to ask for. */
export interface ToolCall {
	name: string;
	arguments?: Record<string, unknown>;
}

/** What is read of a request for a chat completion. */
export interface ChatRequest {
	messages: Array<{ role: 'system' | 'user' | 'assistant' | 'tool'; content?: unknown }>;
	tools?: Array<{ function: { name: string } }>;
}

/** A language model that does as it was told. */
export interface ChatModel {
	/** For the credential. */
	url: string;
	/** Made one after the other for every message of the user. */
	calls: ToolCall[];
	/** Everything that was asked, in order. */
	requests: ChatRequest[];
	close(): Promise<void>;
}

/**
 * Serves OpenAI's Chat Completions on the loopback interface: asks for the tools in `calls`, refuses when one is not on offer, and
 * then answers with what the last of them returned, unchanged.
 */
export async function startChatModel(): Promise<ChatModel> {
	const server = fastify({ bodyLimit: 50_000_000 });
	const model: ChatModel = { url: '', calls: [], requests: [], close: async () => await server.close() };
	server.post<{ Body: ChatRequest }>('/v1/chat/completions', async ({ body }, reply) => {
		model.requests.push(body);
		const sinceTheUserSpoke = body.messages.slice(body.messages.findLastIndex(({ role }) => role === 'user'));
		const results = sinceTheUserSpoke.filter(({ role }) => role === 'tool');
		const call = model.calls.at(results.length);
		if (!call) return completion({ content: String(results.at(-1)?.content ?? 'No tool was called.') }, 'stop');
		const offered = (body.tools ?? []).map((tool) => tool.function.name);
		if (!offered.includes(call.name)) return await reply.code(400).send({ error: { message: `No tool ${call.name} among ${offered.join(', ')}` } });
		return completion({ content: null, tool_calls: [toolCall(call, results.length)] }, 'tool_calls');
	});
	await server.listen({ host: '127.0.0.1', port: 0 });
	model.url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/v1`;
	return model;
}

function completion(message: object, finish_reason: 'stop' | 'tool_calls'): object {
	return {
		id: 'completion',
		object: 'chat.completion',
		created: 0,
		model: 'scripted',
		choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

function toolCall({ name, arguments: given = {} }: ToolCall, index: number): object {
	return { id: `call_${index}`, type: 'function', function: { name, arguments: JSON.stringify(given) } };
}
