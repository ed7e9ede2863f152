import { randomUUID } from 'node:crypto';

import {
  type Command,
  type CommandResult,
  commands,
  type Envelope,
  type MessageDefinition,
  type NewTask,
  type Profile,
  type Target,
  type Task,
  type TaskEvent,
} from '@todo/event-contracts';
import type { HandlerContext } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { taskOf, versionOf } from '../task/task-state.js';
import { HandleCommands } from '../handle-commands/handle-commands.js';
import { InMemoryStore } from './in-memory-store.js';

type PayloadOf<Type extends Command['eventType']> = Extract<Command, { eventType: Type }>['payload'];
/** A payload as the gateway may write it: what has a default can be left out. */
export type Wish<Type extends Command['eventType']> = Type extends 'changes.undo'
  ? Partial<PayloadOf<Type>>
  : PayloadOf<Type> extends { onStale: unknown }
    ? Omit<PayloadOf<Type>, 'onStale'> & { onStale?: 'reject' | 'skip' }
    : PayloadOf<Type>;

/** What came of one command. */
export interface Answer {
  readonly commandId: string;
  readonly result: CommandResult;
  /** Facts about tasks and the profile, in order. */
  readonly events: readonly Envelope[];
}

/**
 * For specs: a person who sends commands to the real handler over a world in memory. Every message that comes out is
 * held against its contract.
 */
export class GivenPerson {
  readonly emitted: Envelope[] = [];

  constructor(
    readonly store = new InMemoryStore(),
    readonly userId = `user-${randomUUID()}`,
  ) {}

  /** Turns the clock. */
  at(now: string): this {
    this.store.now = new Date(now).toISOString();
    return this;
  }

  async sends<Type extends Command['eventType']>(
    type: Type,
    wish: Wish<Type>,
    commandId = randomUUID(),
  ): Promise<Answer> {
    const [answer] = await this.sendsAll([this.command(type, wish, commandId)]);
    return answer!;
  }

  /** Several commands in one batch. */
  async sendsAll(batch: readonly Command[]): Promise<Answer[]> {
    const emitted: Envelope[] = [];
    const handler = new HandleCommands(this.store, { expect: () => undefined });
    await handler.handleMany(batch, contextFor(emitted));
    this.emitted.push(...emitted);
    const isResult = (message: Envelope): message is CommandResult => message.eventType.startsWith('command.');
    return batch.map(({ eventId }) => {
      const own = emitted.filter(({ headers }) => headers.causationId === eventId);
      return { commandId: eventId, result: own.find(isResult)!, events: own.filter((message) => !isResult(message)) };
    });
  }

  command<Type extends Command['eventType']>(type: Type, wish: Wish<Type>, commandId: string = randomUUID()): Command {
    const definition = commands.find((candidate) => candidate.type === type)!;
    return {
      eventId: commandId,
      timestamp: this.store.now,
      eventType: type,
      source: 'chat-gateway',
      userId: this.userId,
      payload: definition.payload.parse(wish),
      headers: {
        schemaVersion: 1,
        correlationId: `chat-${commandId}`,
        causationId: `chat-${commandId}`,
        actor: { type: 'user', id: this.userId },
      },
    } as Command;
  }

  /** Adds one task. @returns it. */
  async has(wish: Omit<NewTask, 'taskId'>): Promise<Task> {
    const taskId = randomUUID();
    const { result } = await this.sends('task.create', { tasks: [{ taskId, ...wish }] });
    if (result.eventType !== 'command.accepted') throw new Error(`not created: ${JSON.stringify(result.payload)}`);
    return this.task(taskId);
  }

  async hasProfile(set: Partial<Profile>): Promise<this> {
    await this.sends('profile.update', { set });
    return this;
  }

  /** The task as it is, or as it last was. */
  task(taskId: string): Task {
    return taskOf(this.store.tasks.get(taskId)!.state);
  }

  /** The task with its present version, as a target of a command. */
  target({ taskId }: Pick<Task, 'taskId'>): Target {
    return { taskId, version: versionOf(this.store.tasks.get(taskId)!.state) };
  }

  get openTasks(): Task[] {
    return [...this.store.tasks.values()].flatMap(({ userId, state }) =>
      userId === this.userId && state.kind === 'live' && state.task.status === 'pending' ? [state.task] : [],
    );
  }

  get taskEvents(): TaskEvent[] {
    return this.emitted.filter(({ eventType }) => eventType.startsWith('task.')) as TaskEvent[];
  }
}

function contextFor(emitted: Envelope[]): HandlerContext<SqlClient> {
  return {
    tx: { query: () => Promise.reject(new Error('no database here')) },
    group: 'todo-command-service',
    lockUsers: () => Promise.resolve(),
    emit: (definition: MessageDefinition, message) => {
      // A copy that went through JSON, as everybody else will see it.
      const copy: unknown = JSON.parse(JSON.stringify(message));
      emitted.push(definition.schema.parse(copy) as Envelope);
    },
    emitRecord: () => undefined,
  };
}
