import type { Pool } from 'pg';

import { pingDatabase } from '../database/create-pool.js';

/** Something the service needs. */
export interface HealthCheck {
  readonly name: string;
  /** Whether the service is unready without it; otherwise it is only shown as degraded. */
  readonly required: boolean;
  /** Throws when it is not there. Only the error's code is shown. */
  check(): Promise<void> | void;
}

/** Whether requests should be sent here: between `open` and `close`, while everything required is there. */
export class Readiness {
  #phase: 'starting' | 'open' | 'stopping' = 'starting';

  constructor(readonly checks: readonly HealthCheck[]) {}

  get phase(): 'starting' | 'open' | 'stopping' {
    return this.#phase;
  }

  /** Everything listens. */
  open(): void {
    if (this.#phase === 'starting') this.#phase = 'open';
  }

  /** Unready from now on and for good: the first step of a stop. */
  close(): void {
    this.#phase = 'stopping';
  }
}

/**
 * What `ServiceMessaging` of `@todo/messaging-prisma` tells about itself: its circuit is open while the broker does not
 * acknowledge what is sent.
 */
export type MessagingStatus = { readonly consumersJoined: boolean } & (
  { readonly circuit: 'closed' | 'open' } | { readonly brokerReachable: boolean }
);

/** A failed check with a fixed word. */
class NotThere extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = new.target.name;
  }
}

export interface StandardChecks {
  /** A pool of its own with one connection: under load, waiting for a shared one would look like an outage. */
  readonly probe: Pool;
  readonly messagingStatus: () => MessagingStatus;
  /**
   * false for the gateway: it goes on saving what people say while the broker is away, and must not be taken out of
   * service for it.
   */
  readonly messagingRequired: boolean;
}

/** The checks that every service has: database, broker, consumers. */
export function standardChecks({ probe, messagingStatus, messagingRequired }: StandardChecks): HealthCheck[] {
  return [
    { name: 'database', required: true, check: () => pingDatabase(probe) },
    {
      name: 'broker',
      required: messagingRequired,
      check: () => {
        const status = messagingStatus();
        const reachable = 'circuit' in status ? status.circuit === 'closed' : status.brokerReachable;
        if (!reachable) throw new NotThere('broker-unreachable');
      },
    },
    {
      name: 'consumers',
      required: messagingRequired,
      check: () => {
        if (!messagingStatus().consumersJoined) throw new NotThere('consumers-not-joined');
      },
    },
  ];
}
