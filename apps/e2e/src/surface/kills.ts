import { eventually } from '@todo/testkit';
import { expect } from 'vitest';

import { disarmed } from '../harness/failpoints.js';
import type { ServiceProcess } from '../harness/service-process.js';

export interface KillOptions {
  /** How often at most; a service that catches up in great steps leaves room for fewer. */
  readonly times: number;
  /** How far the work must have gone on since the last kill. */
  readonly step: number;
  /** How far the work is. */
  readonly progress: () => number | Promise<number>;
  /** How far it will come at least. Default: far enough for all kills. */
  readonly end?: number;
}

/** Kills a service (`kill -9`) wherever it may be, again and again while its work goes on. @returns how often. */
export async function killAmidst(service: ServiceProcess, options: KillOptions): Promise<number> {
  const { times, step, progress, end = Infinity } = options;
  let kills = 0;
  for (let begun = await progress(); kills < times && begun + step <= end; begun = await progress()) {
    const goneOn = async () => expect(await progress()).toBeGreaterThanOrEqual(begun + step);
    await eventually(goneOn, { withinMs: 90_000, everyMs: 2 });
    service.signal('SIGKILL');
    expect(await service.ended()).toBe('SIGKILL');
    await service.restart(disarmed);
    kills += 1;
  }
  return kills;
}

/**
 * Lets a service that is armed run into its end, and starts it again, armed with the next of these.
 * @param arms environments, from `armed`; the service runs with the first of them. @returns how often it was killed.
 */
export async function killArmed(
  service: ServiceProcess,
  arms: readonly Readonly<Record<string, string>>[],
): Promise<number> {
  for (const [index] of arms.entries()) {
    expect(await service.ended()).toBe('SIGKILL');
    await service.restart(arms[index + 1] ?? disarmed);
  }
  return arms.length;
}
