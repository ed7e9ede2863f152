import { commandFailed, type Envelope, topics } from '@todo/event-contracts';

import {
  type BatchHandler,
  type DeadLettered,
  done,
  type HandlerContext,
  type Outcome,
  subscribe,
  type Subscription,
} from '../src/handler.js';
import { GroupPipeline, type GroupPipelineOptions } from '../src/pipeline/group-pipeline.js';
import type { Place } from '../src/pipeline/raw-record.js';
import { MemoryDatabase, type MemoryTx } from './memory-database.js';
import { labelOf } from './messages.js';
import { RecordingLogger, RecordingMetrics } from './recording.js';
import { TopicSource } from './topic-source.js';

/** The partitions that the rig's messages are written to. */
export const place = (partition = 0): Place => ({ topic: topics.commandResults.name, partition });

/** A handler whose effect is the label of each message; `trouble` decides what goes wrong. */
export class LabelHandler implements BatchHandler<Envelope, MemoryTx> {
  readonly name = 'note-labels';
  /** The labels of each call. */
  readonly calls: (readonly string[])[] = [];
  readonly letters: DeadLettered[] = [];
  trouble: (labels: readonly string[], context: HandlerContext<MemoryTx>) => void | Promise<void> = () => undefined;
  letterTrouble: () => void = () => undefined;
  outcome: (label: string) => Outcome = () => done;

  async handleMany(messages: readonly Envelope[], context: HandlerContext<MemoryTx>): Promise<readonly Outcome[]> {
    const labels = messages.map(labelOf);
    this.calls.push(labels);
    context.tx.effects.push(...labels);
    await this.trouble(labels, context);
    return labels.map((label) => this.outcome(label));
  }

  async afterDeadLetter(letter: DeadLettered): Promise<void> {
    this.letterTrouble();
    this.letters.push(letter);
  }

  /** How often the handler was given this message. */
  seen(label: string): number {
    return this.calls.filter((labels) => labels.includes(label)).length;
  }

  /** Fails every batch that holds one of these messages. */
  failOn(error: (label: string) => unknown, ...labels: readonly string[]): void {
    this.trouble = (given) => {
      const found = given.find((label) => labels.includes(label));
      if (found !== undefined) throw error(found);
    };
  }
}

/** A pipeline over a database and topics in memory. */
export class PipelineRig {
  readonly database = new MemoryDatabase();
  readonly source = new TopicSource();
  readonly metrics = new RecordingMetrics();
  readonly logger = new RecordingLogger();
  readonly handler = new LabelHandler();
  readonly pipeline: GroupPipeline<MemoryTx>;
  saturated = false;

  constructor(options: Partial<GroupPipelineOptions<MemoryTx>> = {}) {
    const { database, source, metrics, logger } = this;
    this.pipeline = new GroupPipeline<MemoryTx>({
      group: 'chat-gateway',
      service: 'chat-gateway',
      subscriptions: [subscribe([commandFailed], this.handler) as Subscription<MemoryTx>],
      source,
      metrics,
      logger,
      runInTransaction: database.run,
      rememberDeadLetter: (tx, group, id) => database.remember(tx, group, id),
      databaseAnswers: async () => database.answers,
      saturated: () => this.saturated,
      ...options,
    });
    source.sink = (batch) => this.pipeline.deliver(batch);
  }

  /** The first unfinished offset of a partition. */
  position(at: Place = place()): number | undefined {
    return this.pipeline.positions().find(({ topic, partition }) => topic === at.topic && partition === at.partition)
      ?.offset;
  }

  /** The labels of the dead letters' values, or their text. */
  get deadLetters() {
    return this.database.records
      .filter(({ record }) => record.topic === topics.deadLetter.name)
      .map(({ record }) => record);
  }
}

/** Lets the event loop turn until the condition holds. Timers are not waited for: tests move them. */
export async function until(condition: () => boolean, turnsMax = 5000): Promise<void> {
  for (let turn = 0; turn < turnsMax; turn += 1) {
    if (condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`it did not come true: ${condition.toString()}`);
}

/** Lets everything happen that waits for no timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
