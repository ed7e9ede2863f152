/** Nobody sleeps longer than this, in ms: another instance may have scheduled a reminder meanwhile. */
export const sleepMaxMs = 1000;

/** What the publisher of reminders sleeps by, and what wakes it for one that was scheduled just now. */
export class DueAlarm {
  private wakeSleeper: (() => void) | undefined;
  private alarm: { readonly atMs: number; readonly timer: NodeJS.Timeout } | undefined;

  /**
   * A reminder was scheduled that may be due before the next look. The transaction may not have committed yet, and the
   * time is the database's: waking in vain costs one look.
   * @param at an instant. One further off than `sleepMaxMs` is found by the looks in between.
   */
  expect(at: string): void {
    const atMs = Date.parse(at);
    const inMs = Math.max(0, atMs - Date.now());
    if (inMs > sleepMaxMs || (this.alarm !== undefined && this.alarm.atMs <= atMs)) return;
    clearTimeout(this.alarm?.timer);
    this.alarm = { atMs, timer: setTimeout(() => this.wake(), inMs).unref() };
  }

  /** Resolves after so long, or when woken. One sleeper at a time. */
  async sleep(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wakeSleeper = resolve;
      timer = setTimeout(resolve, Math.min(ms, sleepMaxMs));
    });
    clearTimeout(timer);
    this.wakeSleeper = undefined;
  }

  wake(): void {
    clearTimeout(this.alarm?.timer);
    this.alarm = undefined;
    this.wakeSleeper?.();
  }
}
