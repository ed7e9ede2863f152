import { describe, expect, it } from 'vitest';

import { catalog } from './catalog.js';
import { decode } from './decode.js';
import type { Envelope } from './envelope.js';
import { auditCheckpointed } from './events/audit-checkpointed.js';
import { auditRecorded } from './events/audit-recorded.js';
import { commandFailed } from './events/command-failed.js';
import { taskCreated } from './events/task-created.js';
import { taskUpdated } from './events/task-updated.js';
import { goldenFiles } from './golden/golden-records.js';
import { derivedId } from './identifier.js';
import { auditOf, encode, recordHeaders, recordsOf } from './record.js';
import { topics } from './topics.js';

const golden = (type: string, name = 'full') => {
  const file = goldenFiles().find((candidate) => candidate.type === type)!;
  return (file.asRead[name] ?? file.records[name]) as Envelope;
};

describe('the record of a message', () => {
  it.each(catalog)('of $type reads back as the message', (definition) => {
    const message = golden(definition.type);

    expect(decode(encode(definition, message).value)).toEqual({ kind: 'message', message });
  });

  it.each(catalog)('of $type goes to its topic, under the key of its owner', (definition) => {
    const message = golden(definition.type);

    const { topic, key } = encode(definition, message);

    expect(topic).toBe(definition.topic);
    expect(key).toBe(definition === auditCheckpointed ? 'chain-0' : message.userId);
  });

  it('has headers derived from the envelope, and the trace only when there is one', () => {
    const message = golden('task.created');
    const ce = {
      ce_id: message.eventId,
      ce_type: 'task.created',
      ce_source: 'todo-command-service',
      ce_time: message.timestamp,
    };

    expect(encode(taskCreated, message).headers).toEqual({ ...ce, traceparent: message.headers.traceparent });
    const untraced = golden('task.created', 'minimal');
    expect(encode(taskCreated, untraced).headers).toEqual({ ...ce, ce_id: untraced.eventId });
  });

  it('is readable even when a text was cut in the middle of a character', () => {
    const message = golden('command.failed');
    const payload = { ...(message.payload as object), message: 'Buy bread 🥖'.slice(0, -1) };

    expect(decode(encode(commandFailed, { ...message, payload }).value)).toMatchObject({
      kind: 'message',
      message: { payload: { message: 'Buy bread \uFFFD' } },
    });
  });

  it('keeps whole characters and backslashes as they are', () => {
    const message = golden('command.failed');
    const whole = { ...message, payload: { ...(message.payload as object), message: String.raw`🥖 \ud83e` } };

    expect(decode(encode(commandFailed, whole).value)).toEqual({ kind: 'message', message: whole });
  });

  it.each(catalog)('of $type has the headers that the contract names and no others', (definition) => {
    for (const name of ['full', 'minimal']) {
      expect(recordHeaders.strict().safeParse(encode(definition, golden(definition.type, name)).headers).success).toBe(
        true,
      );
    }
  });
});

describe('the audit entry of a message', () => {
  it('says who did what to which resource, before and after', () => {
    const message = golden('task.updated', 'typical');
    const { previousState, newState } = message.payload as { previousState: object; newState: { taskId: string } };

    expect(auditOf(taskUpdated, message)?.payload).toEqual({
      entryId: derivedId(message.eventId, 'audit'),
      action: 'task.update',
      userId: message.userId,
      actor: message.headers.actor,
      timestamp: message.timestamp,
      resourceType: 'task',
      resourceId: newState.taskId,
      beforeState: previousState,
      afterState: newState,
      correlationId: message.headers.correlationId,
    });
  });

  it('is a message caused by the audited one, with an id derived from it: told twice it is one entry', () => {
    const message = golden('task.created');

    const entry = auditOf(taskCreated, message)!;

    expect(entry.eventId).toBe(derivedId(message.eventId, 'audit'));
    expect(entry.payload.entryId).toBe(entry.eventId);
    expect(entry.headers).toEqual({ ...message.headers, schemaVersion: 1, causationId: message.eventId });
    expect(auditOf(taskCreated, message)).toEqual(entry);
  });

  it.each([
    ['edited', 'task.update'],
    ['archived', 'task.archive'],
    ['reopened', 'task.reopen'],
    ['skipped', 'task.skip'],
    ['restored', 'task.restore'],
  ])('of an update that %s a task says %s', (kind, action) => {
    const message = golden('task.updated');
    const payload = { ...(message.payload as object), kind };

    expect(auditOf(taskUpdated, { ...message, payload })?.payload.action).toBe(action);
  });

  it.each(catalog)('of $type is a readable message, or there is a reason for none', (definition) => {
    for (const name of ['full', 'minimal']) {
      const message = golden(definition.type, name);
      const entry = auditOf(definition, message);
      const records = recordsOf(definition, message);

      if (entry === null) {
        expect(definition.notAudited?.trim()).toMatch(/\w+ \w+/);
        expect(records).toEqual([encode(definition, message)]);
      } else {
        expect(definition.notAudited).toBeUndefined();
        expect(records).toEqual([encode(definition, message), encode(auditRecorded, entry)]);
        expect(records[1]).toMatchObject({ topic: topics.auditLog, key: message.userId });
        expect(decode(records[1]!.value)).toMatchObject({ kind: 'message', message: { eventId: entry.eventId } });
      }
    }
  });

  it('is left out only of what is listed here', () => {
    const unaudited = catalog.filter(({ notAudited }) => notAudited !== undefined).map(({ type }) => type);

    // Commands, whose outcome is audited; states told again; the audit itself.
    expect(unaudited).toEqual([
      'task.create',
      'task.update',
      'task.complete',
      'task.reopen',
      'task.archive',
      'task.delete',
      'task.skip',
      'changes.undo',
      'profile.update',
      'command.accepted',
      'task.snapshot',
      'audit.recorded',
      'audit.checkpointed',
    ]);
  });
});
