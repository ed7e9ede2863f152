import type { Command } from '@todo/event-contracts';
import {
  type BatchHandler,
  type DeadLettered,
  done,
  type HandlerContext,
  type Outcome,
  skipped,
} from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { BatchState } from './batch-state.js';
import { batchNeeds } from './batch-needs.js';
import { failureOf } from './command-failure.js';
import { emitFacts, emitOutcome } from './command-messages.js';
import type { CommandStore } from './command-store.js';
import { decide } from './decide.js';

/** Learns of reminders that were just scheduled, so that a near one is not noticed too late. */
export interface ReminderAlarm {
  /** @param at an instant; the transaction that schedules it may not have committed yet. */
  expect(at: string): void;
}

/**
 * Carries out what people want of their tasks: the only place where tasks change. One transaction a batch: the users
 * are locked, what their commands are about is loaded at once, decided one command after another, written at once.
 */
export class HandleCommands implements BatchHandler<Command, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'handle-commands';

  constructor(
    private readonly store: CommandStore,
    private readonly alarm: ReminderAlarm,
  ) {}

  async handleMany(commands: readonly Command[], context: HandlerContext<SqlClient>): Promise<Outcome[]> {
    const { tx, group } = context;
    const needs = batchNeeds(commands);
    await context.lockUsers(needs.userIds);
    const state = new BatchState(await this.store.load(tx, group, needs));
    const outcomes = commands.map((command) => handle(command, state, context));

    const changes = state.changes();
    await this.store.save(tx, group, changes);
    const [earliest] = changes.reminders.scheduled.map(({ scheduledFor }) => scheduledFor).sort();
    if (earliest !== undefined) this.alarm.expect(earliest);
    return outcomes;
  }

  /** Whoever waits for a command that nobody could handle is told so; and should it come again, it is not carried out. */
  async afterDeadLetter(letter: DeadLettered, context: HandlerContext<SqlClient>): Promise<void> {
    const failure = failureOf(letter);
    if (failure === undefined) return;
    await context.lockUsers([failure.cause.userId]);
    const outcome = await this.store.fail(context.tx, context.group, failure);
    if (outcome !== undefined) emitOutcome(failure.cause, outcome, context);
  }
}

function handle(command: Command, state: BatchState, context: HandlerContext<SqlClient>): Outcome {
  const before = state.outcomeOf(command.eventId);
  if (before !== undefined) {
    emitOutcome(command, before, context);
    return skipped('handled before');
  }
  const decision = decide(command, state.knownTo(command));
  const outcome = state.apply(command, decision);
  if (decision.kind === 'accepted') emitFacts(command, decision.facts, outcome.timestamp, context);
  emitOutcome(command, outcome, context);
  return done;
}
