import { type Envelope, type NotificationEvent, topics } from '@todo/event-contracts';
import type { MailCatcher } from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import { expect } from 'vitest';

import { due, profileOf, somebody } from './messages.js';
import type { WholeService } from './whole-service.js';

/** Short times, so that what must wait does not wait long. */
export const mailSettings = { MAIL_TIMEOUT_MS: '1000', MAIL_RETRY_MS: '100', MAIL_FROM: 'reminders@todo.example' };

interface Ended {
  readonly delivery_id: string;
  readonly causation_id: string;
  readonly state: string;
  readonly attempts: number;
}

const idOf = (header: string | undefined) => header?.replace(/^<|@.*>$/g, '');

/** What holds of the mails of a whole service, by its ledger, the catcher and what it told. */
export class MailChecks {
  constructor(
    private readonly whole: WholeService,
    private readonly catcher: MailCatcher,
  ) {}

  /** Reminders of many people, and these people. */
  async given(count: number) {
    const users = Array.from({ length: 50 }, somebody);
    await this.whole.publish(users.map((user) => profileOf(user)));
    return { reminders: Array.from({ length: count }, (_, index) => due(users[index % users.length]!)) };
  }

  allEnded(reminders: readonly Envelope[]): Promise<void> {
    return eventually(
      async () => {
        const ledger = await this.ledgerOf(reminders);
        const open = ledger.filter(({ state }) => state === 'queued' || state === 'sending');
        expect([ledger.length, open]).toEqual([reminders.length, []]);
      },
      { withinMs: 60_000, everyMs: 200 },
    );
  }

  /** Every mail exactly once, or reported unknown and then at most once; and everything is told. */
  async expectOnceOrUnknown(reminders: readonly Envelope[]) {
    const ledger = await this.ledgerOf(reminders);
    expect(new Set(ledger.map(({ causation_id }) => causation_id)).size).toBe(reminders.length);
    expect(ledger.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);

    const caught = Map.groupBy(this.catcher.messages, ({ headers }) => idOf(headers['message-id']));
    const copies = (state: string) =>
      ledger.filter((row) => row.state === state).map(({ delivery_id }) => caught.get(delivery_id)?.length ?? 0);
    expect(copies('sent').every((count) => count === 1)).toBe(true);
    expect(copies('unknown').every((count) => count <= 1)).toBe(true);

    await this.expectTold(ledger);
    return {
      sent: copies('sent').length,
      unknown: copies('unknown'),
      attempts: ledger.map(({ attempts }) => attempts),
    };
  }

  async ledgerOf(reminders: readonly Envelope[]): Promise<Ended[]> {
    const { rows } = await this.whole.db.query<Ended>(
      'select delivery_id, causation_id, state, attempts from deliveries where causation_id = any($1::text[])',
      [reminders.map(({ eventId }) => eventId)],
    );
    return rows;
  }

  private async expectTold(ledger: readonly Ended[]): Promise<void> {
    const told = new Map<string, string>();
    await eventually(
      async () => {
        for (const message of await this.whole.read(topics.notifications.name)) {
          const { eventType, payload } = message as NotificationEvent;
          const id = payload.notification.notificationId;
          // A message may be on the wire twice, with the same id; but nothing else may be said of the same delivery.
          expect(told.get(id) ?? message.eventId).toBe(message.eventId);
          told.set(id, message.eventId);
          const ended = ledger.find(({ delivery_id }) => delivery_id === id);
          if (ended) expect(eventType).toBe(ended.state === 'sent' ? 'notification.delivered' : 'notification.failed');
        }
        expect(ledger.filter(({ delivery_id }) => !told.has(delivery_id))).toEqual([]);
      },
      { withinMs: 20_000, everyMs: 500 },
    );
  }
}
