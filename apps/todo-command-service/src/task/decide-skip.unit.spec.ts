import { describe, expect, it } from 'vitest';

import { GivenPerson } from '../testing/given-person.js';

describe('skipping', () => {
  it('moves the task itself to its next date, with its reminders', async () => {
    const anna = new GivenPerson().at('2026-05-12T08:00:00Z');
    const reminders = [
      { reminderId: '0b7a3a4e-8a3e-4b51-9d5f-6f5b1c7d2e10', remindAt: '2026-05-13T19:00:00Z' },
      { reminderId: '0b7a3a4e-8a3e-4b51-9d5f-6f5b1c7d2e11', offset: '-PT1H' },
    ];
    const task = await anna.has({ title: 'Task', dueDate: '2026-05-14', recurrence: 'FREQ=WEEKLY;COUNT=5', reminders });

    const { events } = await anna.sends('task.skip', { targets: [anna.target(task)] });

    expect(events).toMatchObject([{ eventType: 'task.updated', payload: { kind: 'skipped', previousState: task } }]);
    expect(anna.task(task.taskId)).toMatchObject({
      dueDate: '2026-05-21',
      recurrence: 'FREQ=WEEKLY;COUNT=4',
      reminders: [{ reminderId: reminders[0]!.reminderId, remindAt: '2026-05-20T19:00:00Z' }, reminders[1]],
      version: 2,
    });
    expect(anna.openTasks).toHaveLength(1);
  });

  it('passes over what was missed', async () => {
    const anna = new GivenPerson().at('2026-05-12T08:00:00Z');
    const task = await anna.has({ title: 'Task', dueDate: '2026-05-01', recurrence: 'FREQ=DAILY' });

    await anna.sends('task.skip', { targets: [anna.target(task)] });

    expect(anna.task(task.taskId).dueDate).toBe('2026-05-13');
  });

  it('refuses a task that does not repeat, is done, or has no further date', async () => {
    const anna = new GivenPerson();
    const single = await anna.has({ title: 'Single' });
    const done = await anna.has({ title: 'Done', dueDate: '2026-05-12', recurrence: 'FREQ=DAILY' });
    const last = await anna.has({ title: 'Last', dueDate: '2026-05-12', recurrence: 'FREQ=DAILY;COUNT=1' });
    await anna.sends('task.complete', { targets: [anna.target(done)] });

    for (const task of [single, done, last]) {
      const { result } = await anna.sends('task.skip', { targets: [anna.target(task)] });
      expect(result).toMatchObject({ eventType: 'command.rejected', payload: { code: 'not-recurring' } });
    }
  });
});
