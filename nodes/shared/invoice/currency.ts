/**
 * The ISO 4217 code of a currency as documents write it: a code (`EUR`), a name (`Swiss francs`) or a sign (`€`), alone or
 * beside an amount. Undefined where several currencies share what is written: `$`, `¥`, `kr`, `dollar`.
 */
export function readCurrency(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const code = value.match(/(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/g)?.find((word) => CODES.has(word));
	if (code) return code;
	const written = value.replace(/[\d.,'()\s\u00a0\u202f-]+/g, ' ').trim().toLowerCase();
	if (CODES.has(written.toUpperCase())) return written.toUpperCase();
	return NAMES.get(written) ?? NAMES.get(written.replace(/s$/, ''));
}

/** Those in which invoices are written; three letters that are no currency, such as `NET` or `VAT`, must not pass. */
const CODES = new Set(
	('AED ARS AUD BAM BDT BGN BHD BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP ETB EUR GBP GEL GHS GTQ HKD HNL HUF ' +
		'IDR ILS INR IQD IRR ISK JMD JOD JPY KES KHR KRW KWD KZT LBP LKR LYD MAD MDL MKD MMK MOP MUR MXN MYR NAD NGN NIO NOK NPR ' +
		'NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SEK SGD THB TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND ' +
		'XAF XCD XOF XPF YER ZAR ZMW').split(' '),
);

const NAMES = new Map(
	Object.entries({
		EUR: ['€', 'euro'],
		USD: ['us$', 'us dollar', 'u s dollar', 'united states dollar', 'american dollar'],
		GBP: ['£', 'gb£', 'pound sterling', 'pounds sterling', 'british pound', 'sterling'],
		CHF: ['sfr', 'swiss franc', 'schweizer franken', 'franken'],
		JPY: ['yen', 'japanese yen', 'jp¥', '円'],
		CNY: ['rmb', 'cn¥', 'yuan', 'renminbi', 'chinese yuan', '元'],
		AUD: ['a$', 'au$', 'australian dollar'],
		CAD: ['c$', 'ca$', 'canadian dollar'],
		NZD: ['nz$', 'new zealand dollar'],
		SGD: ['s$', 'sg$', 'singapore dollar'],
		HKD: ['hk$', 'hong kong dollar'],
		TWD: ['nt$', 'new taiwan dollar'],
		BRL: ['r$', 'brazilian real'],
		INR: ['₹', 'indian rupee'],
		PLN: ['zł', 'zl', 'zloty', 'złoty'],
		CZK: ['kč', 'czech koruna'],
		HUF: ['ft', 'forint', 'hungarian forint'],
		RON: ['lei', 'romanian leu'],
		BGN: ['лв', 'bulgarian lev'],
		UAH: ['₴', 'hryvnia'],
		RUB: ['₽', 'russian ruble', 'rouble'],
		TRY: ['₺', 'turkish lira'],
		ILS: ['₪', 'shekel', 'new shekel'],
		KRW: ['₩', 'won', 'korean won'],
		THB: ['฿', 'baht', 'thai baht'],
		VND: ['₫', 'dong'],
		PHP: ['₱', 'philippine peso'],
		NGN: ['₦', 'naira'],
		ZAR: ['rand', 'south african rand'],
		SEK: ['swedish krona', 'schwedische krone'],
		NOK: ['norwegian krone'],
		DKK: ['danish krone'],
		MXN: ['mx$', 'mexican peso'],
		AED: ['dirham', 'uae dirham', 'dh'],
	}).flatMap(([code, names]) => names.map((name) => [name, code])),
);
