import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { StopSequence } from './stop-sequence.js';
import { TookTooLong, within } from './within.js';

function given(hardLimitMs = 5000) {
  const events: string[] = [];
  const log = (message: string, fields?: Record<string, unknown>) => {
    if (fields?.['step'] !== undefined && message === 'stop step failed') events.push(`failed: ${fields['step']}`);
  };
  const stop = new StopSequence({
    logger: { debug: log, info: log, warn: log, error: log },
    flush: async () => void events.push('flush'),
    hardLimitMs,
    exit: (code) => events.push(`exit ${code}`),
  });
  return { stop, events };
}

describe('stopping', () => {
  it('runs the steps one after another, then the log, then exits with 0', async () => {
    const { stop, events } = given();
    stop.step('slow', 1000, () => delay(20).then(() => events.push('slow')));
    stop.step('quick', 1000, () => events.push('quick'));

    await stop.stop('test');

    expect(events).toEqual(['slow', 'quick', 'flush', 'exit 0']);
  });

  it('goes on behind a step that fails or takes too long, and exits with 1', async () => {
    const { stop, events } = given();
    stop
      .step('throws', 1000, () => {
        throw new Error('no');
      })
      .step('rejects', 1000, () => Promise.reject(new Error('no')))
      .step('hangs', 20, () => new Promise(() => undefined))
      .step('last', 1000, () => events.push('last'));

    await stop.stop('test');

    expect(events).toEqual(['failed: throws', 'failed: rejects', 'failed: hangs', 'last', 'flush', 'exit 1']);
  });

  it('happens once, and a fatal error meanwhile makes the exit code 1', async () => {
    const { stop, events } = given();
    stop.step('slow', 1000, () => delay(20).then(() => events.push('slow')));

    const stopping = stop.stop('SIGTERM');
    stop.fatal(new Error('consumer gone'));
    await stopping;

    expect(events).toEqual(['slow', 'flush', 'exit 1']);
    expect(stop.stopping).toBe(true);
  });

  it('is cut short by the hard limit', async () => {
    const { stop, events } = given(30);
    stop.step('long', 1000, () => delay(100));

    await stop.stop('test');

    expect(events[0]).toBe('exit 1');
  });
});

describe('a bound', () => {
  it('hands on what the work gives or throws', async () => {
    await expect(within(1000, () => 5)).resolves.toBe(5);
    await expect(within(1000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('is the longest that anybody waits', async () => {
    await expect(within(10, () => delay(1000))).rejects.toThrow(TookTooLong);
  });
});
