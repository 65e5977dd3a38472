import { verdictOf } from '../../../nodes/InvoiceParserPro/result/verdict';

it('reads what is as documented', () => {
	const said = { confidence: 'HIGH', automation_ready: true, validation_status: 'valid', warning_severity: 'none', field_locations: { total: { confidence: 0.9, page: 1 } } };

	expect(verdictOf(said)).toEqual({ confidence: 0.95, automationReady: true, severity: 'none', fieldConfidence: { total: 0.9 } });
});

it('takes nothing for nothing', () => {
	expect(verdictOf({})).toEqual({});
	expect(verdictOf({ confidence: null, automation_ready: null, validation_status: null, validation_explanation: '', warning_severity: null, field_locations: null })).toEqual({});
});

it.each<[string, Record<string, unknown>, object]>([
	['a flag as text', { automation_ready: 'false' }, { automationReady: false }],
	['a flag as another text', { automation_ready: 'True' }, { automationReady: true }],
	['a flag that is not understood', { automation_ready: { ready: true } }, { automationReady: false }],
	['a status that is no text', { validation_status: { state: 'valid' } }, { automationReady: false, explanation: 'Its validation status is {"state":"valid"}.' }],
	['a status that does not pass, whatever the flag says', { validation_status: 'mismatch', automation_ready: true }, { automationReady: false }],
	['an explanation that is no text', { automation_ready: false, validation_explanation: ['a', 'b'] }, { automationReady: false, explanation: '["a","b"]' }],
	['a severity that is no text', { warning_severity: 3 }, { severity: '3' }],
])('does not lose a doubt in %s', (_, said, verdict) => {
	expect(verdictOf(said)).toMatchObject(verdict);
});

it.each([['a text'], [[1]], [{ total: null, vendor: { confidence: 'high' } }]])('goes without the places of fields that are %j', (locations) => {
	expect(verdictOf({ field_locations: locations })).toEqual({});
});
