import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { verifyTrail } from '../harness/audit-trail.js';
import { armed } from '../harness/failpoints.js';
import { Stack, type WholeSystem } from '../harness/stack.js';
import { killAmidst, killArmed } from './kills.js';
import { mailsAtOnce, ReminderStorm, stormSettings } from './reminder-storm.js';

const reminders = 500;

describe('kill -9 of the notification service and of the audit service', () => {
  let stack: Stack;
  let system: WholeSystem;
  /** Entries are in the trail, and Kafka does not know that they were handled: they come again. */
  let behindTheCommit: Record<string, string>;

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    behindTheCommit = armed('after-commit', { note: `${stack.folder}/kills.txt`, table: 'audit_entries' });
    system = await stack.wholeSystem({
      ...stormSettings,
      'audit-service': { ...stormSettings['audit-service'], ...behindTheCommit },
    });
  });
  afterAll(() => stack.stop());

  it('among five hundred reminders: each mail once or reported unknown, each audit entry once', async () => {
    const storm = await ReminderStorm.over(stack, system);
    // A slow mail server, so that mails are on their way whenever the process is killed.
    stack.mails.behave({ kind: 'delay', delayMs: 100 });

    await Promise.all([
      storm.ask(reminders),
      killAmidst(system.notifications, { times: 1, step: 150, progress: () => storm.caughtMails() }),
      killArmed(system.audit, [behindTheCommit]),
    ]);
    await storm.ended();

    const { sent, unknown } = await storm.mailsOnceOrUnknown();
    expect(sent + unknown).toBe(reminders);
    expect(unknown, 'without a mail in doubt nothing was proved').toBeGreaterThan(0);
    expect(unknown).toBeLessThanOrEqual(mailsAtOnce);
    expect(await storm.entriesOnce()).toBeGreaterThan(3 * reminders);
    expect(await system.audit.metrics(), 'without a record that came again nothing was proved').toMatch(
      /todo_records_total\{[^}]*result="skipped"[^}]*\} [1-9]/,
    );
    expect(await verifyTrail(stack)).toMatchObject({ code: 0, intact: true, findings: [], notes: [] });
  });
});
