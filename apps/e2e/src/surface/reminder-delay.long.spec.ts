import { eventually, recordFigures } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { percentile } from '../harness/load.js';
import { Person } from '../harness/person.js';
import { Stack } from '../harness/stack.js';
import { StreamClient } from '../harness/stream-client.js';

const reminders = 300;
const perSecond = 20;

/** Between asking for a reminder and its time, in ms: longer than all the asking takes. */
const awayMs = 15_000;

describe('reminders whose time has come', () => {
  let stack: Stack;
  let person: Person;

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    const { gateway } = await stack.wholeSystem();
    person = await Person.at(gateway.url, { email: 'punctual@example.test' });
  });
  afterAll(() => stack.stop());

  it('are in the mailbox and on the stream within a second, 99 of 100', async () => {
    const stream = await StreamClient.open(person);
    const noticed = new Map<string, number>();
    const dueAt = new Map<string, number>();
    const begin = Date.now() + awayMs;
    for (let n = 0; n < reminders; n += 1) {
      const title = `errand-${String(n).padStart(4, '0')}`;
      const at = begin + (n * 1000) / perSecond;
      dueAt.set(title, at);
      const remind = [{ remindAt: new Date(at).toISOString(), channels: ['email', 'in-app'] }];
      expect((await person.post('/api/tasks', { title, reminders: remind })).status).toBeLessThan(300);
    }
    expect(Date.now(), 'everything was asked for before the first is due').toBeLessThan(begin);

    await eventually(
      () => {
        for (const { event, data } of stream.events) {
          if (event !== 'notification') continue;
          const title = /errand-\d{4}/.exec(JSON.stringify(data))?.[0];
          if (title !== undefined && !noticed.has(title)) noticed.set(title, Date.now());
        }
        expect(noticed.size).toBe(reminders);
        expect(stack.mails.messages.length).toBeGreaterThanOrEqual(reminders);
      },
      { withinMs: 60_000, everyMs: 5 },
    );
    stream.close();

    const mailed = stack.mails.messages.flatMap(({ subject, receivedAt }) => {
      const due = dueAt.get(/errand-\d{4}/.exec(subject)?.[0] ?? '');
      return due === undefined ? [] : [Date.parse(receivedAt) - due];
    });
    const shown = [...noticed].map(([title, at]) => at - dueAt.get(title)!);
    recordFigures(`Delay of ${reminders} reminders, ${perSecond} a second`, {
      'to the mail server, p50 / p99 ms': `${percentile(mailed, 50)} / ${percentile(mailed, 99)}`,
      'to the stream, p50 / p99 ms': `${percentile(shown, 50)} / ${percentile(shown, 99)}`,
    });
    expect(mailed).toHaveLength(reminders);
    expect(percentile(mailed, 99)).toBeLessThan(1000);
    expect(percentile(shown, 99)).toBeLessThan(1000);
  });
});
