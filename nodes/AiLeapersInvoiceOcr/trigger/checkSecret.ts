import { NodeOperationError, type INode } from 'n8n-workflow';

/**
 * The secret of the credential becomes a part of the trigger's URL.
 * @throws NodeOperationError when there is none, or when it would be more than one part
 */
export function checkSecret(node: INode, secret: string): void {
	if (secret === '') {
		throw new NodeOperationError(node, 'The credential has no Webhook Secret', {
			description: 'Enter a long random text in the credential. Without it anybody could post results to this workflow.',
		});
	}
	// n8n decodes a URL before it looks at its parts.
	if (secret.includes('/')) {
		throw new NodeOperationError(node, 'The Webhook Secret of the credential contains a slash', {
			description: 'It becomes a part of the URL, in which a slash separates. Enter a long random text of letters and digits.',
		});
	}
}
