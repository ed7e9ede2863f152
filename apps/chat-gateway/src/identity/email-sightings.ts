import { randomUUID } from 'node:crypto';

import { updateProfile } from '@todo/event-contracts';
import { classify, type Logger, type RunInTransaction } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';
import { currentContext, traceparentOf } from '@todo/service-kit';

import { noteEmail } from '../adapters/seen-email-table.js';
import { commandMessage } from '../command/command-message.js';
import type { Identity } from '@todo/service-kit';

/** As many people as are remembered as seen; who falls out is looked up again. */
const rememberedMax = 50_000;

/** Passes the address in a person's token on, the first time it is seen, so that mail can reach them. */
export class EmailSightings {
  private readonly remembered = new Set<string>();

  constructor(
    private readonly runInTransaction: RunInTransaction<SqlClient>,
    private readonly logger: Logger,
    private readonly now: () => Date,
  ) {}

  /** Returns at once: no request waits for this or fails with it. What fails is tried again with the next request. */
  see({ userId, email }: Identity): void {
    if (email === undefined) return;
    const sighting = JSON.stringify([userId, email]);
    if (this.remembered.has(sighting)) return;
    this.remember(sighting);
    if (!updateProfile.payload.safeParse({ set: { email } }).success) return;
    this.passOn(userId, email).catch((error: unknown) => {
      this.remembered.delete(sighting);
      this.logger.warn('an address could not be passed on', { code: classify(error).code });
    });
  }

  private async passOn(userId: string, email: string): Promise<void> {
    const { correlationId = randomUUID(), trace } = currentContext() ?? {};
    const origin = { userId, correlationId, traceparent: trace && traceparentOf(trace) };
    await this.runInTransaction(async (transaction) => {
      await transaction.lockUsers([userId]);
      if (!(await noteEmail(transaction.tx, userId, email))) return;
      const command = { commandId: randomUUID(), payload: { set: { email } }, now: this.now() };
      transaction.emit(updateProfile, commandMessage(updateProfile, origin, command));
    });
  }

  private remember(sighting: string): void {
    if (this.remembered.size >= rememberedMax) this.remembered.clear();
    this.remembered.add(sighting);
  }
}
