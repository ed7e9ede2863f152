import { readFileSync } from 'node:fs';
import { recordFigures } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { verifyTrail } from '../harness/audit-trail.js';
import { armed, type Failpoint } from '../harness/failpoints.js';
import { Stack } from '../harness/stack.js';
import { killAmidst, killArmed } from './kills.js';
import { mailsAtOnce, ReminderStorm, stormSettings } from './reminder-storm.js';

const reminders = 500;

const notificationPoints: Failpoint[] = [
  'in-transaction',
  'at-commit',
  'after-commit',
  'before-mark',
  'before-offsets',
];
const auditPoints: Failpoint[] = ['in-transaction', 'at-commit', 'after-commit'];

/** How often each of them is killed at any moment as well, at least and at most. */
const anyMoments = { least: 2, most: 7 };

/** Reached for certain: not every mail in doubt goes out, but each reminder is asked for, published and delivered. */
const mailsLeast = reminders - 150;
const entriesLeast = reminders * 3;

describe('kill -9, again and again, of the notification service and of the audit service', () => {
  let stack: Stack;
  let note: string;

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    note = `${stack.folder}/kills.txt`;
  });
  afterAll(() => stack.stop());

  it('among five hundred reminders: each mail once or reported unknown, each audit entry once', async () => {
    const notificationArms = notificationPoints.map((point) => armed(point, { note, after: 3 }));
    const auditArms = auditPoints.map((point) => armed(point, { note, after: 5, table: 'audit_entries' }));
    const system = await stack.wholeSystem({
      'notification-service': { ...stormSettings['notification-service'], ...notificationArms[0] },
      'audit-service': { ...stormSettings['audit-service'], ...auditArms[0] },
    });
    const storm = await ReminderStorm.over(stack, system);
    stack.mails.behave({ kind: 'delay', delayMs: 100 });

    const killNotifications = async () =>
      (await killArmed(system.notifications, notificationArms)) +
      (await killAmidst(system.notifications, {
        times: anyMoments.most,
        step: 50,
        progress: () => storm.caughtMails(),
        end: mailsLeast,
      }));
    const killAudit = async () =>
      (await killArmed(system.audit, auditArms)) +
      (await killAmidst(system.audit, {
        times: anyMoments.most,
        step: 80,
        progress: () => storm.recordedCount(),
        end: entriesLeast,
      }));

    const [notificationKills, auditKills] = await Promise.all([killNotifications(), killAudit(), storm.ask(reminders)]);
    await storm.ended();
    expect(notificationKills).toBeGreaterThanOrEqual(notificationPoints.length + anyMoments.least);
    expect(auditKills).toBeGreaterThanOrEqual(auditPoints.length + anyMoments.least);

    expect(readFileSync(note, 'utf8').trim().split('\n').sort()).toEqual(
      [...notificationPoints, ...auditPoints].sort(),
    );
    const { sent, unknown, unknownButSent } = await storm.mailsOnceOrUnknown();
    const entries = await storm.entriesOnce();
    const trail = await verifyTrail(stack);
    expect(trail).toMatchObject({ code: 0, intact: true, findings: [], notes: [] });
    recordFigures('Five hundred reminders through the whole system, two services killed', {
      'kills of the notification service': notificationKills,
      'kills of the audit service': auditKills,
      'mails sent once': sent,
      'mails reported unknown': unknown,
      'unknown of which the mail had gone out': unknownButSent,
      'mails sent twice or lost': 0,
      'audit entries recorded once': entries,
      'audit entries doubled or lost': 0,
      'chains that verify': trail.chains.length,
    });
    expect(unknown).toBeLessThanOrEqual(mailsAtOnce * notificationKills);
  });
});
