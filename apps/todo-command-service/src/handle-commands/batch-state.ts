import { type Command, derivedId, type Profile } from '@todo/event-contracts';

import type { JournalChange, JournalEntry, JournalStep } from '../journal/journal-entry.js';
import { type Accepted, type Decision, isTaskFact, type Known, type KnownTask, taskIdOf } from '../task/decision.js';
import { isOpen, stateAfter, type TaskFact, versionOf } from '../task/task-state.js';
import { type CommandOutcome, outcomeOf, versionsMade } from './command-outcome.js';
import type { BatchChanges, BatchInput, Person } from './command-store.js';
import { ReminderChanges } from './reminder-changes.js';

/** A person without a trace in the database. */
const newcomer = { openTasks: 0, journalPosition: 0, profile: undefined };

/**
 * What the commands of one batch know and change: loaded once, decided upon one command after another, written once.
 * A later command sees what an earlier one of the same batch did.
 */
export class BatchState {
  private readonly people: Map<string, Person>;
  private readonly tasks: Map<string, KnownTask>;
  private readonly journal: Map<string, JournalEntry & { readonly userId: string }>;
  private readonly outcomes: Map<string, CommandOutcome>;
  private readonly reminders = new ReminderChanges();
  private readonly touched = { people: new Set<string>(), tasks: new Set<string>(), journal: new Set<string>() };
  private readonly answered: { readonly command: Command; readonly outcome: CommandOutcome }[] = [];

  constructor(private readonly input: BatchInput) {
    this.people = new Map(input.people.map((person) => [person.userId, person]));
    this.tasks = new Map(input.tasks);
    this.journal = new Map(input.journal.map((entry) => [entry.commandId, entry]));
    this.outcomes = new Map(input.outcomes);
  }

  /** How a command ended that was handled before, in this batch or an earlier one. */
  outcomeOf(commandId: string): CommandOutcome | undefined {
    return this.outcomes.get(commandId);
  }

  /** What the decision on a command may look at. */
  knownTo({ userId, eventId, payload }: Command): Known {
    const person = this.person(userId);
    const ownPending = 'ownPending' in payload ? payload.ownPending : undefined;
    return {
      userId,
      now: this.input.now,
      profile: person.profile,
      openTasks: person.openTasks,
      lastJournalPosition: person.journalPosition,
      find: (taskId) => this.tasks.get(taskId),
      versionsMadeByOwn: this.versionsMade(ownPending ?? []),
      journal: () => [...this.journal.values()].filter((entry) => entry.userId === userId),
      newId: (name) => derivedId(eventId, name),
    };
  }

  /** Lets a decision come true, here. @returns the answer to the command. */
  apply(command: Command, decision: Decision): CommandOutcome {
    const outcome = outcomeOf(command, decision, this.input.now);
    this.outcomes.set(command.eventId, outcome);
    this.answered.push({ command, outcome });
    if (decision.kind === 'accepted') this.carryOut(command, decision);
    return outcome;
  }

  /** Everything that is to be written. */
  changes(): BatchChanges {
    const { input, touched } = this;
    return {
      people: [...touched.people].map((userId) => this.person(userId)),
      tasks: [...touched.tasks].map((taskId) => ({
        known: this.tasks.get(taskId)!,
        loadedVersion: versionBefore(input.tasks.get(taskId)),
      })),
      journal: [...touched.journal].map((commandId) => this.journal.get(commandId)!),
      reminders: this.reminders,
      answered: this.answered,
    };
  }

  private carryOut(command: Command, { facts, journal }: Accepted): void {
    const person = this.person(command.userId);
    const taskFacts = facts.filter(isTaskFact);
    const changes = taskFacts.map((fact) => this.takeFact(fact, command));
    this.writeJournal(command, journal, changes);
    for (const fact of facts) if (!isTaskFact(fact)) this.takeProfile(person, fact.payload.profile, command);
  }

  /** @returns what the journal would say of it. */
  private takeFact(fact: TaskFact, command: Command): JournalChange {
    const { userId } = command;
    const taskId = taskIdOf(fact);
    const before = this.tasks.get(taskId);
    const state = stateAfter(fact);
    const content = versionOf(state);
    this.tasks.set(taskId, { userId, state, content });
    this.touched.tasks.add(taskId);

    const person = this.person(userId);
    const opened = Number(isOpen(state)) - Number(isOpen(before?.state));
    if (opened !== 0) this.setPerson({ ...person, openTasks: person.openTasks + opened });
    const { profile } = person;
    this.reminders.take(taskId, { state: before?.state, profile }, { state, profile }, command, this.input.now);
    const other = before?.state.kind === 'live' ? before.state.task : null;
    return { taskId, before: before?.content ?? 0, after: content, other };
  }

  private writeJournal({ userId, eventId }: Command, step: JournalStep, changes: readonly JournalChange[]): void {
    const person = this.person(userId);
    const added = { commandId: eventId, position: person.journalPosition + 1, inForce: true, changes };
    const entries = step.kind === 'turn' ? step.entries : changes.length > 0 ? [added] : [];
    for (const entry of entries) {
      this.journal.set(entry.commandId, { ...entry, userId });
      this.touched.journal.add(entry.commandId);
    }
    if (entries.length > 0) this.setPerson({ ...person, journalPosition: person.journalPosition + entries.length });
    if (step.kind === 'turn') for (const [taskId, content] of step.contents) this.setContent(taskId, content);
  }

  /** What was undone has an older content than its new version; what is undone together may change nothing else. */
  private setContent(taskId: string, content: number): void {
    const task = this.tasks.get(taskId);
    if (task === undefined || task.content === content) return;
    this.tasks.set(taskId, { ...task, content });
    this.touched.tasks.add(taskId);
  }

  private takeProfile(person: Person, profile: Profile, command: Command): void {
    this.setPerson({ ...person, profile });
    for (const [taskId, { userId, state }] of this.tasks) {
      if (userId !== person.userId) continue;
      this.reminders.take(taskId, { state, profile: person.profile }, { state, profile }, command, this.input.now);
    }
  }

  private person(userId: string): Person {
    return this.people.get(userId) ?? { userId, ...newcomer };
  }

  private setPerson(person: Person): void {
    this.people.set(person.userId, person);
    this.touched.people.add(person.userId);
  }

  private versionsMade(commandIds: readonly string[]): Known['versionsMadeByOwn'] {
    let byTask: Map<string, Set<number>> | undefined;
    return (taskId) => {
      if (byTask === undefined) {
        const made = commandIds.flatMap((commandId) => versionsMade(this.outcomes.get(commandId)));
        const grouped = Map.groupBy(made, (task) => task.taskId);
        byTask = new Map([...grouped].map(([id, tasks]) => [id, new Set(tasks.map(({ version }) => version))]));
      }
      return byTask.get(taskId) ?? new Set();
    };
  }
}

function versionBefore(known: KnownTask | undefined): number | undefined {
  return known === undefined ? undefined : versionOf(known.state);
}
