import { auditRecorded, notificationDelivered, notificationFailed, topics } from '@todo/event-contracts';
import type { CaughtMail } from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import { expect } from 'vitest';

import { rowsOf } from '../harness/checks.js';
import { Person } from '../harness/person.js';
import type { Stack, WholeSystem } from '../harness/stack.js';
import { messagesOf } from '../harness/topic-reader.js';

/**
 * Settings for tests that kill: a mail that was being sent is given up soon, and one that only takes long is not.
 * Each kill can leave as many mails in doubt as are sent at the same time.
 */
export const stormSettings = {
  'notification-service': { MAIL_TIMEOUT_MS: '2000', MAIL_CONCURRENCY: '10' },
  'audit-service': { AUDIT_CHECKPOINT_SECONDS: '1' },
} as const;
export const mailsAtOnce = Number(stormSettings['notification-service'].MAIL_CONCURRENCY);

/** How long a reminder is away when it is asked for, in s: far longer than the request takes. */
const awaySeconds = 4;

/** Requests that are on their way at the same time. */
const requestsAtOnce = 10;

/** A row of the ledger of deliveries. */
interface Delivery {
  readonly deliveryId: string;
  readonly taskId: string;
  readonly state: string;
}

/** How the mails of a storm ended. */
export interface StormEnd {
  readonly sent: number;
  readonly unknown: number;
  /** Of those of which nobody knows: how many had gone out. */
  readonly unknownButSent: number;
}

/** Reminders by mail of many people, asked for through the gateway and due one after the other. */
export class ReminderStorm {
  /** The tasks that remind. */
  readonly taskIds: string[] = [];

  private constructor(
    private readonly stack: Stack,
    private readonly people: readonly Person[],
  ) {}

  /** @param stack with all services running. */
  static async over(stack: Stack, { gateway }: WholeSystem): Promise<ReminderStorm> {
    const people = Array.from({ length: 50 }, (_, n) => Person.at(gateway.url, { email: `person-${n}@example.test` }));
    return new ReminderStorm(stack, await Promise.all(people));
  }

  /** Asks for so many reminders, each of a task of its own. */
  async ask(count: number): Promise<void> {
    let asked = 0;
    const askOn = async (): Promise<void> => {
      for (let n = asked++; n < count; n = asked++) {
        const remindAt = new Date(Date.now() + awaySeconds * 1000).toISOString();
        const reminders = [{ remindAt, channels: ['email'] }];
        const person = this.people[n % this.people.length]!;
        const { status, body } = await person.post('/api/tasks', { title: `errand ${n}`, reminders });
        // On a busy machine an outcome may take its time: what is promised counts.
        expect([201, 202]).toContain(status);
        this.taskIds.push(String(body['taskId']));
      }
    };
    await Promise.all(Array.from({ length: requestsAtOnce }, askOn));
  }

  /** Waits until every mail has an end, everything is published and every entry is in the trail. */
  async ended(withinMs = 90_000): Promise<void> {
    await eventually(
      async () => {
        const ledger = await this.ledger();
        expect(ledger.length, 'mails').toBe(this.taskIds.length);
        expect(
          ledger.filter(({ state }) => state === 'queued' || state === 'sending'),
          'mails without an end',
        ).toEqual([]);
        for (const service of ['todo-command-service', 'notification-service', 'audit-service'] as const) {
          const waiting = await rowsOf(this.stack, service, 'select 1 from outbox where published_at is null');
          expect(waiting.length, `${service}: rows that still have to go out`).toBe(0);
        }
        const [told, recorded] = [await this.toldEntries(), await this.recordedEntries()];
        expect(recorded.length, 'entries in the trail').toBeGreaterThanOrEqual(told.size);
      },
      { withinMs, everyMs: 500 },
    );
  }

  /** Every mail went out once; or the ledger says that nobody knows, and then at most once. Each end is told once. */
  async mailsOnceOrUnknown(): Promise<StormEnd> {
    const ledger = await this.ledger();
    expect(ledger.map(({ taskId }) => taskId).sort()).toEqual([...this.taskIds].sort());
    expect(ledger.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);

    const caught = Map.groupBy(this.stack.mails.messages, idOf);
    const copies = (state: string) =>
      ledger.filter((row) => row.state === state).map(({ deliveryId }) => caught.get(deliveryId)?.length ?? 0);
    const [sent, unknown] = [copies('sent'), copies('unknown')];
    expect(sent.filter((count) => count !== 1)).toEqual([]);
    expect(unknown.filter((count) => count > 1)).toEqual([]);
    const known = new Set(ledger.map(({ deliveryId }) => deliveryId));
    expect([...caught.keys()].filter((id) => !known.has(id))).toEqual([]);

    await this.endsToldOnce(ledger);
    return {
      sent: sent.length,
      unknown: unknown.length,
      unknownButSent: unknown.filter((count) => count === 1).length,
    };
  }

  /** Every entry that was told is in the trail once, and nothing else is; each reminder has all of its entries. */
  async entriesOnce(): Promise<number> {
    const [told, recorded] = [await this.toldEntries(), await this.recordedEntries()];
    expect(recorded.map(({ id }) => id).sort()).toEqual([...told].sort());

    const wanted = ['notification', 'reminder', 'task.create'];
    const found = Map.groupBy(recorded, ({ correlationId }) => correlationId);
    const created = recorded.filter(({ action }) => action === 'task.create');
    expect(created.map(({ resourceId }) => resourceId).sort()).toEqual([...this.taskIds].sort());
    for (const { correlationId, resourceId } of created) {
      const actions = found.get(correlationId)?.map(({ action }) => action.replace(/\.(deliver|fail|due)$/, '')) ?? [];
      expect(actions.filter((action) => action !== 'profile.update').sort(), resourceId).toEqual(wanted);
    }
    return recorded.length;
  }

  caughtMails(): number {
    return this.stack.mails.messages.length;
  }

  async recordedCount(): Promise<number> {
    const [row] = await rowsOf<{ n: number }>(this.stack, 'audit-service', 'select count(*)::int n from audit_entries');
    return row!.n;
  }

  private ledger(): Promise<Delivery[]> {
    return rowsOf<Delivery>(
      this.stack,
      'notification-service',
      'select delivery_id as "deliveryId", task_id as "taskId", state from deliveries',
    );
  }

  private async toldEntries(): Promise<Set<string>> {
    const messages = await messagesOf(this.stack, topics.auditLog);
    return new Set(messages.filter((message) => auditRecorded.is(message)).map(({ eventId }) => eventId));
  }

  private recordedEntries() {
    return rowsOf<{ id: string; action: string; resourceId: string; correlationId: string }>(
      this.stack,
      'audit-service',
      'select entry_id as id, action, resource_id as "resourceId", correlation_id as "correlationId" from audit_entries',
    );
  }

  /** A message may be on the wire twice, under one id; but nothing else is ever said of the same mail. */
  private async endsToldOnce(ledger: readonly Delivery[]): Promise<void> {
    const said = new Map<string, Set<string>>();
    for (const message of await messagesOf(this.stack, topics.notifications)) {
      if (!notificationDelivered.is(message) && !notificationFailed.is(message)) continue;
      const { notificationId } = message.payload.notification;
      const ending = `${message.eventId} ${notificationDelivered.is(message) ? 'sent' : message.payload.outcome}`;
      said.set(notificationId, (said.get(notificationId) ?? new Set()).add(ending));
    }
    for (const { deliveryId, state } of ledger) {
      const endings = [...(said.get(deliveryId) ?? [])].map((ending) => ending.split(' ')[1]);
      expect(endings, deliveryId).toEqual([state]);
    }
  }
}

/** The delivery that a mail is of. */
const idOf = ({ headers }: CaughtMail): string => headers['message-id']?.replace(/^<|@.*>$/g, '') ?? 'without an id';
