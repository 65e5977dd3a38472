/** A balance of which running work holds a part. Usable is the balance minus what is reserved. */
export class CreditAccount {
	private readonly reservations = new Map<string, number>();

	constructor(public balance: number) {}

	get reserved(): number {
		return [...this.reservations.values()].reduce((sum, credits) => sum + credits, 0);
	}

	get usable(): number {
		return this.balance - this.reserved;
	}

	/** Sets what `owner` holds. False, and the old reservation stays, when the others leave too little. */
	reserve(owner: string, credits: number): boolean {
		const held = this.reservations.get(owner) ?? 0;
		if (credits > this.usable + held) return false;
		this.reservations.set(owner, credits);
		return true;
	}

	/** Ends the reservation of `owner` and takes what was really used. */
	settle(owner: string, used: number): void {
		this.reservations.delete(owner);
		this.balance -= used;
	}
}
