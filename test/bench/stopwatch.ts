/** Measures the time and the processor time of a client, leaving out what it waits for but cannot influence. */
export class Stopwatch {
	private wallMs = 0;
	private cpuMs = 0;
	private startedAt: { wall: number; cpu: NodeJS.CpuUsage } | undefined;

	start(): void {
		this.startedAt ??= { wall: performance.now(), cpu: process.cpuUsage() };
	}

	stop(): void {
		if (!this.startedAt) return;
		const { user, system } = process.cpuUsage(this.startedAt.cpu);
		this.wallMs += performance.now() - this.startedAt.wall;
		this.cpuMs += (user + system) / 1000;
		this.startedAt = undefined;
	}

	/** Milliseconds. */
	get time(): { wallMs: number; cpuMs: number } {
		return { wallMs: this.wallMs, cpuMs: this.cpuMs };
	}
}
