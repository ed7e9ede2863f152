/** Attempts in all before a record is a dead letter (requirement R9). */
export const attemptsMax = 5;

/** How many times a record may lose its own connection, while the database answers, before that counts as its fault. */
export const ownConnectionLossesMax = 3;

/** Before the second, third, fourth and fifth attempt, in ms; each varies by a fifth so that instances spread out. */
const backoffMs = [100, 300, 900, 2700] as const;
const jitter = 0.2;

/** How long to wait after the n-th failed attempt, in ms. @param random from 0 to 1 (exclusive). */
export function backoffAfter(attempts: number, random: number): number {
  const base = backoffMs[Math.min(attempts, backoffMs.length) - 1] ?? backoffMs[0];
  return base * (1 - jitter + 2 * jitter * random);
}

/** While something that everybody needs is away, in ms: the n-th wait, growing to five seconds. */
export function outageWait(waits: number): number {
  return Math.min(100 * 2 ** waits, 5000);
}
