import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { archiveTask } from './commands/archive-task.js';
import { createTask } from './commands/create-task.js';
import { defineCommand } from './define.js';
import type { Envelope } from './envelope.js';
import { topics } from './topics.js';

describe('a definition', () => {
  it('must lead from every earlier version to its own', () => {
    const define = (upcasts: Record<number, (payload: unknown) => unknown>) => () =>
      defineCommand({ type: 'a.b', version: 3, topic: topics.commands, payload: z.object({}), upcasts });
    const same = (payload: unknown) => payload;

    expect(define({ 1: same })).toThrow('a.b: no upcast from version 2');
    expect(define({ 2: same })).toThrow('a.b: no upcast from version 1');
    expect(define({ 1: same, 2: same })).not.toThrow();
  });

  it('recognises its messages by their type', () => {
    const message = { eventType: 'task.create' } as Envelope;

    expect(createTask.is(message)).toBe(true);
    expect(archiveTask.is(message)).toBe(false);
  });
});
