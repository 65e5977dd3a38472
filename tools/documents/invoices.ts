import type { DemoInvoice, Line, Party } from './invoice';

/** Companies that do not exist; bank accounts and tax ids are the usual examples. */
const customers = {
	us: {
		name: 'Brightwater Clinics Inc.',
		address: ['900 Lakeshore Drive', 'Duluth, MN 55802'],
		country: 'US',
	},
	german: {
		name: 'Sonnenfeld Pflegedienste GmbH',
		address: ['Lindenallee 12', '04107 Leipzig'],
		country: 'DE',
	},
	french: {
		name: 'Cabinet Morvan & Associés',
		address: ['8 rue des Carmes', '35000 Rennes'],
		country: 'FR',
	},
} satisfies Record<string, Party>;

const harbor: Party = {
	name: 'Harbor Supply Co.',
	address: ['41 Canal Street', 'Portland, ME 04101'],
	country: 'US',
	taxId: '12-3456789',
};

export const office: DemoInvoice = {
	vendor: harbor,
	customer: customers.us,
	number: 'INV-2026-0117',
	issueDate: '2026-01-14',
	dueDate: '2026-02-13',
	currency: 'USD',
	purchaseOrder: 'PO-55802',
	lines: [
		{ description: 'Nitrile gloves, box of 200', quantity: 24, unitPrice: 1_499 },
		{ description: 'Exam table paper, roll', quantity: 36, unitPrice: 875 },
		{ description: 'Hand sanitizer, 1 gallon', quantity: 12, unitPrice: 3_250 },
	],
	taxRate: 5.5,
};

export const toner: DemoInvoice = {
	vendor: {
		name: 'Nordlicht Bürobedarf GmbH',
		address: ['Hafenstraße 7', '24103 Kiel'],
		country: 'DE',
		taxId: 'DE123456789',
	},
	customer: customers.german,
	number: 'RE-2026-0342',
	issueDate: '2026-01-09',
	dueDate: '2026-02-08',
	currency: 'EUR',
	purchaseOrder: 'B-7741',
	lines: [
		{ description: 'Kopierpapier A4, 500 Blatt', quantity: 80, unitPrice: 449 },
		{ description: 'Tonerkartusche schwarz', quantity: 6, unitPrice: 8_990 },
		{ description: 'Aktenordner, 10 Stück', quantity: 15, unitPrice: 2_195 },
	],
	taxRate: 19,
	iban: 'DE89 3704 0044 0532 0130 00',
};

export const design: DemoInvoice = {
	vendor: {
		name: 'Atelier Beaulieu SARL',
		address: ['27 quai de la Fosse', '44000 Nantes'],
		country: 'FR',
		taxId: 'FR32123456789',
	},
	customer: customers.french,
	number: 'FA-2026-058',
	issueDate: '2026-01-22',
	dueDate: '2026-02-21',
	currency: 'EUR',
	lines: [
		{ description: 'Création de la charte graphique', quantity: 1, unitPrice: 240_000 },
		{ description: 'Déclinaison papeterie', quantity: 3, unitPrice: 32_000 },
	],
	taxRate: 20,
	iban: 'FR14 2004 1010 0505 0001 3M02 606',
};

export const parts: DemoInvoice = {
	vendor: {
		name: 'Fieldstone Hardware LLC',
		address: ['1200 Quarry Road', 'Bend, OR 97701'],
		country: 'US',
		taxId: '98-7654321',
	},
	customer: customers.us,
	number: '88213',
	issueDate: '2026-01-30',
	dueDate: '2026-03-01',
	currency: 'USD',
	purchaseOrder: 'PO-60014',
	lines: manyLines(58),
	taxRate: 6,
};

export const consulting: DemoInvoice = {
	vendor: {
		name: 'Rheinwerk Datentechnik AG',
		address: ['Am Malzbüchel 3', '50667 Köln'],
		country: 'DE',
		taxId: 'DE987654321',
	},
	customer: customers.german,
	number: 'RE-100245',
	issueDate: '2026-01-27',
	dueDate: '2026-02-26',
	currency: 'EUR',
	purchaseOrder: 'B-7790',
	lines: [
		{ description: 'Beratung Datensicherung, Stunden', quantity: 14, unitPrice: 11_500 },
		{ description: 'Wartung Server, Januar 2026', quantity: 1, unitPrice: 48_000 },
	],
	taxRate: 19,
	iban: 'DE89 3704 0044 0532 0130 00',
};

/** Its XML says 2,487.10. */
export const original: DemoInvoice = { ...consulting, number: 'RE-100246' };

/** The same after somebody has changed the paper, which says 2,987.10. */
export const changed: DemoInvoice = { ...original, misprintedTotal: 298_710 };

/** Comes as XML, without any paper. */
export const paper: DemoInvoice = {
	...toner,
	number: 'RE-2026-0371',
	issueDate: '2026-01-23',
	dueDate: '2026-02-22',
	purchaseOrder: 'B-7802',
	lines: [{ description: 'Kopierpapier A4, 500 Blatt', quantity: 120, unitPrice: 429 }],
};

export const repair: DemoInvoice = {
	vendor: {
		name: 'Maple Ridge Plumbing',
		address: ['77 Orchard Lane', 'Burlington, VT 05401'],
		country: 'US',
		taxId: '45-1122334',
	},
	customer: customers.us,
	number: 'MR-4471',
	issueDate: '2026-01-19',
	dueDate: '2026-02-18',
	currency: 'USD',
	purchaseOrder: 'PO-55910',
	lines: [
		{ description: 'Replace mixing valve', quantity: 2, unitPrice: 18_500 },
		{ description: 'Labor, hours', quantity: 6, unitPrice: 9_500 },
	],
	taxRate: 6,
};

export const cleaning: DemoInvoice = {
	...repair,
	vendor: {
		name: 'Clearview Cleaning Services',
		address: ['310 Elm Street', 'Concord, NH 03301'],
		country: 'US',
		taxId: '33-9988776',
	},
	number: 'CV-20331',
	issueDate: '2026-01-26',
	dueDate: '2026-02-25',
	purchaseOrder: 'PO-55947',
	lines: [
		{ description: 'Window cleaning, floors 1 to 4', quantity: 4, unitPrice: 26_000 },
		{ description: 'Carpet shampoo', quantity: 2, unitPrice: 14_250 },
	],
};

/** Subtotal 1,015.00 and tax 50.75 make 1,065.75; the paper says 1,165.75. */
export const misprinted: DemoInvoice = {
	...office,
	number: 'INV-2026-0125',
	issueDate: '2026-01-21',
	dueDate: '2026-02-20',
	purchaseOrder: 'PO-55871',
	lines: [
		{ description: 'Blood pressure monitor', quantity: 7, unitPrice: 12_500 },
		{ description: 'Replacement cuff, adult', quantity: 7, unitPrice: 2_000 },
	],
	taxRate: 5,
	misprintedTotal: 116_575,
};

export const locked: DemoInvoice = { ...office, number: 'INV-2026-0131' };

function manyLines(count: number): Line[] {
	const goods = ['Hex bolt M8', 'Wood screw 4 x 40', 'Anchor plug 10 mm', 'Angle bracket', 'Washer M8'];
	return Array.from({ length: count }, (_, index) => ({
		description: `${goods[index % goods.length]}, article ${4100 + index}`,
		quantity: 5 + ((index * 7) % 40),
		unitPrice: 120 + ((index * 173) % 900),
	}));
}
