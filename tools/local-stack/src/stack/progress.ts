/** Tells the person at the terminal, one line at a time. */
export type Say = (line: string) => void;

/** Says when something is done and how long it took. */
export async function timed<T>(say: Say, done: string, work: Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work;
  say(`${done} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}
