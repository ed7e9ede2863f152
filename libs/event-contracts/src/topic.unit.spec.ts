import { describe, expect, it } from 'vitest';

import { catalog } from './catalog.js';
import { topicSettings } from './topic.js';
import { allTopics, topics } from './topics.js';

const dayMs = 86_400_000;

describe('the topics', () => {
  it('have the partitions and retention that requirement R6 sets', () => {
    const facts = allTopics.map(({ name, partitions, retention }) => ({ name, partitions, retention }));

    expect(facts).toEqual(
      expect.arrayContaining([
        { name: 'todo.task.events', partitions: 6, retention: { days: 7 } },
        { name: 'todo.audit.log', partitions: 3, retention: { days: 90 } },
        { name: 'todo.notifications', partitions: 4, retention: { days: 7 } },
        { name: 'todo.reminders', partitions: 3, retention: { days: 7 } },
        { name: 'todo.dead.letter', partitions: 2, retention: { days: 30 } },
      ]),
    );
  });

  it('have names of their own that every Kafka tool takes', () => {
    const names = allTopics.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^todo(\.[a-z]+)+$/);
  });

  it('each carry a kind of message, except the dead letters, which carry what came', () => {
    const used = new Set(catalog.map(({ topic }) => topic));

    expect(allTopics.filter((topic) => !used.has(topic))).toEqual([topics.deadLetter]);
  });

  it('let everybody who consumes write dead letters, and everybody audit', () => {
    const consumers = new Set(allTopics.flatMap((topic) => topic.consumers));

    expect(topics.deadLetter.producers).toEqual(expect.arrayContaining([...consumers]));
    expect(topics.auditLog.producers).toEqual(expect.arrayContaining([...consumers]));
  });
});

describe('the settings of a topic', () => {
  it.each(allTopics)('leave the time of $name to the broker and say the greatest batch', (topic) => {
    expect(topicSettings(topic)).toMatchObject({
      'message.timestamp.type': 'LogAppendTime',
      'max.message.bytes': '1048576',
    });
  });

  it('delete after some days', () => {
    expect(topicSettings(topics.auditLog)).toMatchObject({
      'cleanup.policy': 'delete',
      'retention.ms': String(90 * dayMs),
    });
  });

  it('keep for ever', () => {
    expect(topicSettings(topics.auditCheckpoints)).toMatchObject({ 'cleanup.policy': 'delete', 'retention.ms': '-1' });
  });

  it('keep the newest of each key, and an erasure long enough for a consumer that was away for a week', () => {
    expect(topicSettings(topics.userEvents)).toMatchObject({
      'cleanup.policy': 'compact',
      'retention.ms': '-1',
      'delete.retention.ms': String(7 * dayMs),
      'max.compaction.lag.ms': String(dayMs),
    });
  });
});
