import { eventually } from '@todo/testkit';
import { expect } from 'vitest';

import { disarmed } from '../harness/failpoints.js';
import type { ServiceProcess } from '../harness/service-process.js';

export interface KillOptions {
  readonly times: number;
  /** How far the work must have gone on since the last kill. */
  readonly step: number;
  /** How far the work is. */
  readonly progress: () => number | Promise<number>;
}

/** Kills a service (`kill -9`) wherever it may be, again and again while its work goes on. @returns how often. */
export async function killAmidst(service: ServiceProcess, { times, step, progress }: KillOptions): Promise<number> {
  for (let kill = 0; kill < times; kill += 1) {
    const begun = await progress();
    const goneOn = async () => expect(await progress()).toBeGreaterThanOrEqual(begun + step);
    await eventually(goneOn, { withinMs: 90_000, everyMs: 2 });
    service.signal('SIGKILL');
    expect(await service.ended()).toBe('SIGKILL');
    await service.restart(disarmed);
  }
  return times;
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
