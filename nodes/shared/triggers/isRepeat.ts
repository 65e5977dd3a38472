import type { IDataObject } from 'n8n-workflow';

const REMEMBERED = 1000;

/**
 * Whether a delivery came before; if not, it is remembered. Services deliver again when an answer got lost.
 * @param staticData of the node, which n8n keeps with the workflow: `getWorkflowStaticData('node')`
 * @param id the same for the same delivery
 */
export function isRepeat(staticData: IDataObject, id: string): boolean {
	const known = Array.isArray(staticData.delivered) ? (staticData.delivered as string[]) : [];
	if (known.includes(id)) return true;
	// A new list: n8n notices a change of the property only.
	staticData.delivered = [...known, id].slice(-REMEMBERED);
	return false;
}
