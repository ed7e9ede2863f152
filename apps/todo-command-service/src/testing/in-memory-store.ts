import type { JournalEntry } from '../journal/journal-entry.js';
import type { KnownTask } from '../task/decision.js';
import { keyOf, type ScheduledReminder } from '../task/reminder-schedule.js';
import { isOpen, taskOf } from '../task/task-state.js';
import type { CommandFailure } from '../handle-commands/command-failure.js';
import type { CommandOutcome } from '../handle-commands/command-outcome.js';
import type { BatchChanges, BatchInput, BatchNeeds, CommandStore, Person } from '../handle-commands/command-store.js';

/** The state of tasks in memory, for specs: what the database keeps, without the database. */
export class InMemoryStore implements CommandStore {
  /** What the database's clock shows; specs turn it. */
  now = '2026-05-12T08:00:00.000Z';
  readonly people = new Map<string, Person>();
  readonly tasks = new Map<string, KnownTask>();
  readonly journal = new Map<string, JournalEntry & { readonly userId: string }>();
  readonly outcomes = new Map<string, CommandOutcome>();
  readonly reminders = new Map<string, ScheduledReminder & { readonly taskId: string }>();

  async load(_tx: unknown, _group: string, needs: BatchNeeds): Promise<BatchInput> {
    const undoing = new Set(needs.undoing.map(({ userId }) => userId));
    const journal = [...this.journal.values()].filter(({ userId }) => undoing.has(userId));
    const remindedOf = [...this.tasks.values()].filter(
      ({ userId, state }) => needs.profileUserIds.includes(userId) && isOpen(state),
    );
    const taskIds = [
      ...needs.taskIds,
      ...journal.flatMap(({ changes }) => changes.map(({ taskId }) => taskId)),
      ...remindedOf.map(({ state }) => taskOf(state).taskId),
    ];
    return {
      now: this.now,
      people: needs.userIds.flatMap((userId) => this.people.get(userId) ?? []),
      tasks: pick(this.tasks, taskIds),
      journal,
      outcomes: pick(this.outcomes, needs.commandIds),
    };
  }

  async save(
    _tx: unknown,
    _group: string,
    { people, tasks, journal, reminders, answered }: BatchChanges,
  ): Promise<void> {
    for (const person of people) this.people.set(person.userId, person);
    for (const { known } of tasks) this.tasks.set(taskOf(known.state).taskId, known);
    for (const entry of journal) this.journal.set(entry.commandId, entry);
    for (const reminder of reminders.cancelled) this.reminders.delete(keyOf(reminder));
    for (const reminder of reminders.scheduled) this.reminders.set(keyOf(reminder), reminder);
    for (const { command, outcome } of answered) this.outcomes.set(command.eventId, outcome);
  }

  async fail(_tx: unknown, _group: string, { cause, fact }: CommandFailure): Promise<CommandOutcome | undefined> {
    if (this.outcomes.has(cause.eventId)) return undefined;
    const outcome = { ...fact, timestamp: this.now };
    this.outcomes.set(cause.eventId, outcome);
    return outcome;
  }
}

function pick<Value>(from: ReadonlyMap<string, Value>, keys: readonly string[]): Map<string, Value> {
  return new Map(keys.flatMap((key) => (from.has(key) ? [[key, from.get(key)!] as const] : [])));
}
