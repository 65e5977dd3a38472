import type { TextLine } from '../reading';
import { amountsIn } from '../text/amounts';
import { currencyIn, currencyOfCountry, dollarOf, namesUsDollar, otherDollarIn } from '../text/currency';
import { labelledTexts, type Candidate } from './candidates';
import type { Context } from './context';

/** The currency that is named for the whole invoice, else the one that stands beside most amounts. */
export function currencyOf(context: Context): Candidate<string> | undefined {
	for (const { text, score, line, box } of labelledTexts(context, 'currency')) {
		const value = currencyIn(text);
		if (value) return { value, score: Math.max(score, 0.9), line, box };
	}
	const winner = mostNamed(context);
	if (winner?.value === 'USD') return dollar(context, winner.line);
	if (winner) return { ...winner, score: 0.95 };
	const usual = currencyOfCountry(context.country);
	return usual ? { value: usual, score: 0.5, line: context.lines[0] } : undefined;
}

function mostNamed(context: Context): { value: string; line: TextLine } | undefined {
	const votes = new Map<string, { count: number; line: TextLine }>();
	for (const line of context.lines) {
		const named = amountsIn(line.text, context.mark).flatMap((amount) => amount.currency ?? []);
		const found = named.length > 0 ? named : [currencyIn(line.text)].filter((code) => code !== undefined);
		for (const code of found) {
			const vote = votes.get(code) ?? { count: 0, line };
			votes.set(code, { ...vote, count: vote.count + 1 });
		}
	}
	const [winner] = [...votes].sort((a, b) => b[1].count - a[1].count);
	return winner && { value: winner[0], line: winner[1].line };
}

/** `$` is the dollar or peso of the country, US dollars where only the language is English, and else unknown. */
function dollar(context: Context, line: TextLine): Candidate<string> | undefined {
	if (context.lines.some(({ text }) => namesUsDollar(text))) return { value: 'USD', score: 0.95, line };
	const named = context.lines.find(({ text }) => otherDollarIn(text));
	const other = named && otherDollarIn(named.text);
	if (other) return { value: other, score: 0.9, line: named };
	const ofCountry = dollarOf(context.country);
	if (ofCountry) return { value: ofCountry, score: 0.9, line };
	return context.language === 'es' || context.language === 'pt' ? undefined : { value: 'USD', score: 0.7, line };
}
