import { describe, expect, it } from 'vitest';

import { awaitedBy, outcomeOf } from '../command/command-outcome.js';
import { commandView } from '../command/command-view.js';
import { newerFacts, newestFacts } from '../project-task-events/newer-facts.js';
import { fieldChanges } from '../show-task/field-changes.js';
import { calledBy, doorbellPayload } from '../stream/doorbell.js';
import { accepted, aTask, created, deleted, failed, rejected, updated } from '../testing/messages.js';
import { foldedTitle } from './folded-title.js';
import { newTaskBody, taskPatchBody } from './task-body.js';
import { factOf, rowAfter } from './task-fact.js';
import { wantedPatch, wantedTask } from './wanted-task.js';

const task = aTask({ userId: 'ann' });

it.each([
  ['Éclair  aux\tPommes', 'eclair aux pommes'],
  ['ÀÉÎÕÜ', 'aeiou'],
  ['دودھ', 'دودھ'],
  [`${'x'.repeat(199)}👩`, 'x'.repeat(199)],
])('%s is ordered as %s', (title, folded) => expect(foldedTitle(title).replace('\ufffd', '')).toBe(folded));

describe('facts', () => {
  it('are applied one after another, and only what is newer', () => {
    const [one, two, three] = [1, 2, 3].map((version) => ({ ...task, version })) as [
      typeof task,
      typeof task,
      typeof task,
    ];
    const facts = [created(one), updated(one, two), created(one), deleted(three, 4), updated(two, three)].map(factOf);

    const newer = [...newerFacts(facts, new Map())];

    expect(newer.map(({ version }) => version)).toEqual([1, 2, 4]);
    expect(newestFacts(newer).map(({ change }) => change)).toEqual(['deleted']);
    expect(newerFacts(facts, new Map([[`${task.taskId}:ann`, 4]])).size).toBe(0);
    expect(newerFacts(facts, new Map([[`${task.taskId}:bob`, 4]])).size).toBe(3);
  });

  it('leave a row of what lists filter and sort by', () => {
    const row = rowAfter(factOf(created({ ...task, dueDate: '2026-05-15', priority: 'high', tags: ['a'] })));

    expect(row).toMatchObject({
      dueDate: '2026-05-15',
      dueAt: null,
      dueOrder: '2026-05-15T23:59:59.999Z',
      priorityOrder: 1,
    });
    expect(rowAfter(factOf(created(task))).dueOrder).toBe('infinity');
    expect(rowAfter(factOf(deleted(task, 2)))).toMatchObject({ version: 2, state: null, status: null });
  });
});

describe('an outcome', () => {
  const touched = { taskId: task.taskId, version: 2, title: 'x', change: 'edited' as const };
  const left = { taskId: '3', version: 7, code: 'version-stale' as const };

  it('awaits every version it names, but none that would never come', () => {
    const outcome = outcomeOf(accepted('ann', 'c', [touched], { leftOut: [left], profileVersion: 3 }));

    expect(awaitedBy(outcome)).toEqual({
      tasks: [
        { taskId: task.taskId, version: 2 },
        { taskId: '3', version: 7 },
      ],
      profileVersion: 3,
    });
    const foreign = { taskId: '4', version: 1, code: 'task-not-yours' as const };
    const unknown = { taskId: '5', code: 'task-unknown' as const };
    expect(awaitedBy(outcomeOf(rejected('ann', 'c', 'task-unknown', [left, foreign, unknown]))).tasks).toEqual([
      ...[{ taskId: '3', version: 7 }],
    ]);
    expect(awaitedBy(outcomeOf(failed('ann', 'c')))).toEqual({ tasks: [], profileVersion: null });
  });

  it('is shown with the command it ended', () => {
    const sent = { commandId: 'c', type: 'task.update', requestedAt: '2026-05-12T08:00:00.000Z' };

    expect(commandView(sent, undefined)).toEqual({ ...sent, status: 'pending' });
    expect(commandView(sent, outcomeOf(rejected('ann', 'c', 'task-archived')))).toEqual({
      ...{ ...sent, status: 'rejected', code: 'task-archived', message: 'A sentence.', leftOut: [] },
    });
  });
});

describe('what a body asks for', () => {
  it('replaces a due date by a due time, and the reverse', () => {
    const patch = (body: object) => wantedPatch(taskPatchBody.parse(body));

    expect(patch({ due: '2026-05-15T15:00:00Z' })).toEqual({ due: '2026-05-15T15:00:00Z', dueDate: null });
    expect(patch({ dueDate: '2026-05-15' })).toEqual({ due: null, dueDate: '2026-05-15' });
    expect(patch({ due: null })).toEqual({ due: null });
    expect(patch({ due: null, dueDate: '2026-05-15' })).toEqual({ due: null, dueDate: '2026-05-15' });
  });

  it('gives reminders an id', () => {
    const wanted = wantedTask(newTaskBody.parse({ title: 'x', reminders: [{ offset: '-PT1H' }] }));

    expect(wanted.reminders).toEqual([{ reminderId: expect.stringMatching(/^[0-9a-f-]{36}$/), offset: '-PT1H' }]);
    expect(Object.keys(wantedTask(newTaskBody.parse({ title: 'x' })))).toEqual(['title']);
  });
});

it('what two versions differ in is told by field', () => {
  expect(fieldChanges({ ...task, due: '2026-05-15T15:00:00Z' }, { ...task, version: 2, title: 'new' })).toEqual([
    { field: 'title', before: 'Buy bread', after: 'new' },
    { field: 'due', before: '2026-05-15T15:00:00Z', after: null },
  ]);
  expect(fieldChanges(null, task)).toEqual([]);
});

describe('the doorbell', () => {
  it('names whom it rings for, and everybody when they are many or nobody can read it', () => {
    expect(calledBy(doorbellPayload(['ann', 'b"o,b']))).toEqual(new Set(['ann', 'b"o,b']));
    expect(calledBy(doorbellPayload(Array.from({ length: 500 }, (_, n) => `user number ${n}`)))).toBe('everybody');
    for (const payload of [undefined, '', 'garbage', '7']) expect(calledBy(payload)).toBe('everybody');
  });

  it('stays below what PostgreSQL takes, whatever the names', () => {
    for (const count of [1, 30, 60, 61, 100]) {
      const payload = doorbellPayload(Array.from({ length: count }, (_, n) => `${'د'.repeat(60)}${n}`));
      expect(Buffer.byteLength(payload)).toBeLessThan(8000);
    }
  });
});
