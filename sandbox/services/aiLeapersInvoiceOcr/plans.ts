export interface Plan {
	name: 'free' | 'pro' | 'business';
	/** Invoices a calendar month. */
	monthly: number;
	concurrent: number;
	multiPage: boolean;
	/** Files a batch; 0 without batches. */
	batchFiles: number;
	webhooks: boolean;
}

/** Source: the price list at the end, and "Pro plan: up to 50 files. Business plan: up to 500 files." */
export const PLANS: Record<Plan['name'], Plan> = {
	free: { name: 'free', monthly: 10, concurrent: 1, multiPage: false, batchFiles: 0, webhooks: false },
	pro: { name: 'pro', monthly: 500, concurrent: 5, multiPage: true, batchFiles: 50, webhooks: false },
	business: { name: 'business', monthly: 5000, concurrent: 20, multiPage: true, batchFiles: 500, webhooks: true },
};
