import { datesIn } from '../text/dates';

/** A reference such as INV-100, RE-20201121/508, #INV03051, 01.234.567.8-2014-1 or 2024 0815. */
export function referenceIn(text: string): string | undefined {
	const spaced = /^[\s:#.№°]*(\d{1,4}(?: \d{2,4}){2,5})\s*$/.exec(text)?.[1];
	if (spaced) return spaced;
	const match = /^[\s:#.№°]*((?:[\p{L}]{1,6}[\s]?[-–/.]?\s?)?[\p{L}\d]*[\p{L}\d\-–_/.#\\]*\d[\p{L}\d\-–_/.\\]*)/u.exec(text);
	if (!match) return undefined;
	const value = match[1].replace(/^[\s–-]+|[\s.,;:/–-]+$/g, '').replace(/\s*([-–/])\s*/g, '$1').trim();
	const [date] = datesIn(value, 'day-first');
	if (date && date.index === 0 && date.length === value.length && !/^\d{4}\D?\d+$/.test(value)) return undefined;
	if (/^[\d.,]+[.,]\d{2}$/.test(value) && /[€$£]|EUR|USD/.test(text)) return undefined;
	if (/^(vom|du|of|from|am|le|for|page|seite)\b/i.test(value)) return undefined;
	return value.length <= 40 && /\d/.test(value) ? value : undefined;
}
