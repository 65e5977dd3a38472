/**
 * Waits for what happens in another process; long, since a busy machine takes its time.
 * @param what in words, for the error
 * @param seen what was seen last, for the error as well
 * @throws when it does not come about within the time
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, { withinMs = 900_000, seen = (): string => '' } = {}): Promise<void> {
	const deadline = Date.now() + withinMs;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error(`It did not come about within ${withinMs / 1000} s that ${what}${seen()}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
