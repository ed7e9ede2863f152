import { type Topic, topics as catalog } from '@todo/event-contracts';
import { InfrastructureError, type kafkaClient, readTopic } from '@todo/messaging';

import { caughtMails } from './caught-mails.js';
import { DeadLetters } from './dead-letters.js';
import { Glance } from './glance.js';
import { type ManagedService, serviceStates } from './service-states.js';
import type { CaughtMail, DeadLetter, ServiceState, SystemStatus, TopicLevel } from './system-status.js';
import { topicLevels } from './topic-levels.js';

/** Where to look. What is not given is left out. */
export interface StatusSources {
  readonly kafka: ReturnType<typeof kafkaClient>;
  readonly topics: readonly Topic[];
  readonly services: readonly ManagedService[] | undefined;
  readonly mailCatcherUrl: string | undefined;
  readonly now: () => Date;
}

/** Sees how the whole system does. Nothing is asked before somebody looks, and once a second at most. */
export class StatusWatch {
  private readonly services: Glance<{ items: ServiceState[] }> | undefined;
  private readonly topics: Glance<{ items: TopicLevel[] }>;
  private readonly deadLetters: Glance<{ held: number; items: DeadLetter[] }>;
  private readonly mails: Glance<{ items: CaughtMail[] }> | undefined;
  private readonly now: () => Date;

  constructor({ kafka, topics, services, mailCatcherUrl, now }: StatusSources) {
    const letters = new DeadLetters({ read: () => readTopic(kafka, catalog.deadLetter.name) });
    this.services = services && new Glance(async () => ({ items: await serviceStates(services) }));
    this.topics = new Glance(async () => ({ items: await topicLevels(kafka, topics) }));
    this.deadLetters = new Glance(async () => {
      const held = await this.deadLettersHeld();
      return { held, items: await letters.newest(held) };
    });
    this.mails = mailCatcherUrl === undefined ? undefined : new Glance(async () => ({ items: await caughtMails(mailCatcherUrl) })); // prettier-ignore
    this.now = now;
  }

  /** Never throws: what does not answer is part of the answer. */
  async look(): Promise<SystemStatus> {
    const [services, topics, deadLetters, mails] = await Promise.all([
      partOf(this.services),
      partOf(this.topics),
      partOf(this.deadLetters),
      partOf(this.mails),
    ]);
    return { at: this.now().toISOString(), services, topics, deadLetters, mails };
  }

  private async deadLettersHeld(): Promise<number> {
    const levels = await this.topics.look();
    const level = levels?.items.find(({ name }) => name === catalog.deadLetter.name);
    if (level === undefined) throw new InfrastructureError('broker-unreachable', 'nobody tells how many there are');
    return level.records;
  }
}

async function partOf<Found extends object>(glance: Glance<Found> | undefined) {
  if (glance === undefined) return { state: 'not-set' } as const;
  const found = await glance.look();
  return found === undefined ? ({ state: 'no-answer' } as const) : ({ state: 'there', ...found } as const);
}
