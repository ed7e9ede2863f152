/**
 * Runs a task one at a time: asked for while it runs, it runs once more afterwards, so nothing that was added before
 * the asking is left behind. The task must not throw.
 */
export class Drain {
  private asked = false;
  private running: Promise<void> | undefined;

  constructor(private readonly task: () => Promise<void>) {}

  start(): void {
    this.asked = true;
    this.running ??= this.run();
  }

  /** Resolves when the task is not running. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // Lets everything that happens in this turn of the event loop be part of the first run.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.asked) {
      this.asked = false;
      await this.task();
    }
    this.running = undefined;
  }
}
