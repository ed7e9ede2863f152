import { type AuditCheckpointed, auditCheckpointed, derivedId } from '@todo/event-contracts';
import type { RunInTransaction } from '@todo/messaging';

import type { Head } from '../trail/chain.js';
import type { Signer } from '../trail/signatures.js';
import { serviceActor } from '../trail/service-actor.js';

/** What publishing checkpoints needs of the chains. */
export interface CheckpointTables<Tx> {
  /** Locks every chain that has grown since its last checkpoint. */
  lockUnpublishedHeads(tx: Tx): Promise<readonly Head[]>;
  /** Notes that checkpoints name these heads. */
  noteCheckpoints(tx: Tx, heads: readonly Head[]): Promise<void>;
}

/** Namespace of the ids of checkpoints: the same head told twice is one checkpoint. */
const checkpointNamespace = '3b1f1c5e-52a8-4f0e-9a54-0f8a7d2c6b90';

/**
 * Publishes signed heads of the chains that have grown. Who holds them beside the database finds out when the end of a
 * chain is cut off, or when a chain is made anew.
 */
export class PublishCheckpoints<Tx> {
  constructor(
    private readonly runInTransaction: RunInTransaction<Tx>,
    private readonly tables: CheckpointTables<Tx>,
    private readonly signer: Signer,
    private readonly now: () => Date,
  ) {}

  /** @returns how many chains had grown. */
  async publish(): Promise<number> {
    return this.runInTransaction(async ({ tx, emit }) => {
      const heads = await this.tables.lockUnpublishedHeads(tx);
      if (heads.length === 0) return 0;
      for (const head of heads) emit<AuditCheckpointed>(auditCheckpointed, this.checkpoint(head));
      await this.tables.noteCheckpoints(tx, heads);
      return heads.length;
    });
  }

  private checkpoint({ chainId, sequence, hash }: Head): AuditCheckpointed {
    const at = this.now().toISOString();
    const eventId = derivedId(checkpointNamespace, `${chainId} ${sequence} ${hash}`);
    const signature = this.signer.sign({ claim: 'checkpoint', chainId, sequence, hash, at });
    return {
      eventId,
      timestamp: at,
      eventType: auditCheckpointed.type,
      source: serviceActor.id,
      // Nobody owns a chain; the service stands for the owner, as it does in the contract's golden record.
      userId: serviceActor.id,
      payload: { chainId, sequence, hash, at, signature },
      headers: {
        schemaVersion: auditCheckpointed.version,
        correlationId: eventId,
        causationId: eventId,
        actor: serviceActor,
      },
    };
  }
}
