/**
 * The day of a date that is no text, as YYYY-MM-DD: a Date, as nodes of databases give it, or a DateTime of Luxon, as expressions do. Drivers make a column of dates midnight in
 * the time of the server, and JSON midnight in UTC; any other time is read as its text in JSON would be.
 * @returns undefined for anything else; empty for a date that is none
 */
export function dayOf(value: object): string | undefined {
	// Not by its class: those of another context, as of code nodes, are other ones.
	if (Object.prototype.toString.call(value) === '[object Date]') return dayOfDate(value as Date);
	if (!('toISODate' in value) || typeof value.toISODate !== 'function') return undefined;
	const day: unknown = value.toISODate();
	return typeof day === 'string' ? day : '';
}

function dayOfDate(date: Date): string {
	if (Number.isNaN(date.getTime())) return '';
	const isLocalMidnight = date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0;
	const isUtcMidnight = date.getTime() % 86_400_000 === 0;
	const shown = isLocalMidnight && !isUtcMidnight ? new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())) : date;
	return shown.toISOString().slice(0, 10);
}
