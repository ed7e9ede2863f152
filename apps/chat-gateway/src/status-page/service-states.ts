import { z } from 'zod';

import type { ServiceState } from './system-status.js';

/** A service and where its health and metrics are served. */
export interface ManagedService {
  readonly name: string;
  readonly url: string;
}

/** Shorter than anybody waits for the whole, so that one that hangs does not hide the others, in ms. */
const answerMs = 1200;

const readiness = z.object({
  status: z.string(),
  details: z.record(z.string(), z.object({ status: z.string() })).default({}),
});

/** Asks services whether they are ready, all at once. */
export function serviceStates(services: readonly ManagedService[]): Promise<ServiceState[]> {
  return Promise.all(services.map(async ({ name, url }) => ({ name, ...(await stateAt(url)) })));
}

async function stateAt(url: string): Promise<Omit<ServiceState, 'name'>> {
  try {
    const request = { signal: AbortSignal.timeout(answerMs), redirect: 'error' } as const;
    const response = await fetch(new URL('/health/ready', url), request);
    const { status, details } = readiness.parse(await response.json());
    const failing = Object.entries(details).flatMap(([name, check]) => (check.status === 'up' ? [] : [name]));
    return { state: status === 'ok' ? 'ready' : response.ok ? 'degraded' : 'unready', failing };
  } catch {
    return { state: 'no-answer', failing: [] };
  }
}
