import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { allTopics } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { root } from '../testing/workspace-copy.js';
import { contractEdits } from './contract-edits.js';
import { contractFiles } from './contract-files.js';
import { type Asked, PlanError, planEvent } from './event-plan.js';

const asked = { type: 'task.shared', topic: 'todo.task.events' };

/** The sentence that a person is told. */
function refusal(wrong: Asked): string {
  try {
    planEvent({ ...asked, ...wrong });
    return 'nothing';
  } catch (error) {
    if (error instanceof PlanError) return error.message;
    throw error;
  }
}

describe('the names of a new event', () => {
  it('follow from its type', () => {
    expect(planEvent({ ...asked, type: 'calendar-entry.due-date-moved' })).toEqual({
      type: 'calendar-entry.due-date-moved',
      file: 'calendar-entry-due-date-moved',
      constant: 'calendarEntryDueDateMoved',
      typeName: 'CalendarEntryDueDateMoved',
      resource: 'calendar-entry',
      idField: 'calendarEntryId',
      topic: { name: 'todo.task.events', key: 'taskEvents', producer: 'todo-command-service' },
      consumer: 'calendar-entry-due-date-moved-consumer',
      table: 'calendar_entry_due_date_moved',
    });
  });

  it('are refused in one sentence that says what may be', () => {
    const wrong = ['', 'task', 'Task.shared', 'task.Shared', 'task.shared.again', "task.'; drop", '../x.y'];

    expect(refusal({ type: undefined })).toBe('Say what happened, in the past tense: --type task.shared.');
    for (const type of [...wrong, `task.${'x'.repeat(46)}`]) {
      expect(refusal({ type }), type).toMatch(/^--type is what it is about, a dot and .* task\.due-date-moved\.$/);
    }
    expect(refusal({ type: 'task.created' })).toBe(
      'task.created is declared already, in libs/event-contracts/src/catalog.ts.',
    );
    expect(refusal({ type: 'task.events' })).toMatch(/exports another taskEvents already/);
    expect(refusal({ consumer: '../elsewhere' })).toMatch(/^--consumer is the name of a new service/);
  });
});

describe('the topic of a new event', () => {
  it('is one of those that carry events of users for a time', () => {
    const taken = allTopics.filter(({ name }) => refusal({ topic: name }) === 'nothing').map(({ name }) => name);

    expect(taken).toEqual(['todo.command.results', 'todo.task.events', 'todo.reminders', 'todo.notifications']);
    for (const topic of [undefined, 'todo.commands', 'todo.user.events', 'nowhere']) {
      expect(refusal({ topic })).toBe(`Say which topic it goes to with --topic, one of ${taken.join(', ')}.`);
    }
  });
});

describe('what is written into the contracts', () => {
  const sourceOf = (path: string) => readFileSync(join(root, path), 'utf8');
  /** The lines that an edit leaves and that were not there. */
  const added = (plan: ReturnType<typeof planEvent>, ending: string) => {
    const [path, edit] = [...contractEdits(plan)].find(([each]) => each.endsWith(ending))!;
    const old = new Set(sourceOf(path).split('\n'));
    return edit(sourceOf(path))
      .split('\n')
      .filter((line) => !old.has(line));
  };

  it('is a line in each list, in its order', () => {
    const plan = planEvent(asked);
    const [, edit] = [...contractEdits(plan)].find(([path]) => path.endsWith('src/index.ts'))!;

    expect(edit(sourceOf('libs/event-contracts/src/index.ts'))).toContain(
      "task-reminder.js';\nexport * from './events/task-shared.js';\nexport * from './events/task-snapshot.js';",
    );
    expect(added(plan, 'catalog.ts')).toEqual([
      "import { taskShared } from './events/task-shared.js';",
      '  taskShared,',
    ]);
    expect(added(plan, 'topic.ts')).toEqual([expect.stringMatching(/ \| 'task-shared-consumer';$/)]);
    expect(added(plan, 'topics.ts')).toEqual([
      expect.stringMatching(/^const everyService = .*, 'task-shared-consumer'\] as const;$/),
      "    consumers: ['chat-gateway', 'notification-service', 'task-shared-consumer'],",
    ]);
  });

  it.each(['account.closed', 'zone.changed', 'task.zipped'])('has a place for %s too, at either end', (type) => {
    const lines = added(planEvent({ ...asked, type }), 'src/index.ts');

    expect(lines).toEqual([`export * from './events/${type.replace('.', '-')}.js';`]);
  });

  it('tells the audit trail of a new kind of resource, once', () => {
    expect(added(planEvent({ ...asked, type: 'note.pinned' }), 'audit-entry.ts')).toEqual([
      expect.stringMatching(/ \| 'note';$/),
    ]);
    expect(added(planEvent(asked), 'audit-entry.ts')).toEqual([]);
  });

  it('describes the event in a sentence, for the documents', () => {
    const files = contractFiles(planEvent({ ...asked, type: 'task.due-date-moved' }));

    expect(files.get('libs/event-contracts/src/events/task-due-date-moved.ts')).toContain(
      '/** Task due date moved. Only todo-command-service publishes it. */',
    );
  });
});
