import { partitionOf, topics } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { outgoing, weightBytes } from './outgoing-record.js';

describe('an outgoing record', () => {
  it('has its partition chosen by its key, not by the Kafka client', () => {
    for (const key of ['ada', 'grace', 'مریم', '']) {
      const record = outgoing({ topic: topics.commands, key, value: Buffer.from('{}'), headers: {} });

      expect(record).toMatchObject({
        topic: 'todo.commands',
        partition: partitionOf(topics.commands, key),
        key: Buffer.from(key),
      });
    }
  });

  it('weighs its key, value and headers in bytes', () => {
    const bare = weightBytes({ topic: 't', partition: 0, key: null, value: null, headers: {} });
    const full = weightBytes({
      topic: 't',
      partition: 0,
      key: Buffer.alloc(7),
      value: Buffer.alloc(11),
      headers: { abc: 'x'.repeat(13) },
    });

    expect(full - bare).toBe(7 + 11 + 3 + 13 + 10);
  });
});
