import type { ServiceName } from '@todo/event-contracts';
import { services } from '../../preflight/settings.mjs';

/** What `start.mjs` has found out and decided, as it hands it over. */
export interface StackPlan {
  /** Absolute. */
  readonly dataDir: string;
  /** The checkout. */
  readonly root: string;
  /** Of a broker that is there already; absent: ours is started. */
  readonly brokers?: readonly string[];
  /** Of a server that is there already; absent: ours is started. Holds a password. */
  readonly databaseUrl?: string;
  /** On 127.0.0.1. `broker` and `database` are absent when they are somebody else's. */
  readonly ports: Readonly<Record<'gateway' | 'audit' | 'mail' | 'smtp' | ServiceName, number>> & {
    readonly broker?: number;
    readonly database?: number;
  };
}

export const serviceNames: readonly ServiceName[] = services;
