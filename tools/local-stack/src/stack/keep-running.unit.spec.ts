import { describe, expect, it } from 'vitest';
import type { Exit } from '../process/spawn-guarded.js';
import { keepRunning, type KeepRunningOptions, type Part } from './keep-running.js';

const killed: Exit = { code: null, signal: 'SIGKILL' };
const broken: Exit = { code: 1, signal: null };

/** A part whose processes end as they are told to, one after another; the last one goes on. */
function partThat(ends: Exit[], failures: Error[] = []) {
  const left = [...ends];
  const forever = Promise.withResolvers<Exit>();
  let exited = Promise.resolve(left.shift()!);
  let starts = 0;
  const part: Part = {
    name: 'The broker',
    log: '/data/broker.log',
    get exited() {
      return exited;
    },
    start: async () => {
      starts += 1;
      const failure = failures.shift();
      if (failure) throw failure;
      const next = left.shift();
      exited = next ? Promise.resolve(next) : forever.promise;
    },
  };
  return { part, starts: () => starts, end: forever.resolve };
}

function options(given: Partial<KeepRunningOptions> = {}) {
  const said: string[] = [];
  const stopping = new AbortController();
  const started = Promise.withResolvers<void>();
  const all: KeepRunningOptions = {
    attemptsMax: 3,
    say: (line) => said.push(line),
    stopping: stopping.signal,
    suspicion: () => '',
    onStart: started.resolve,
    backoffMs: 1,
    ...given,
  };
  return { said, stopping, started: started.promise, all };
}

describe('a part that is kept running', () => {
  it('is started again when it ends by itself, and that is said', async () => {
    const { part, starts, end } = partThat([killed]);
    const { all, said, stopping, started } = options();

    const kept = keepRunning(part, all);
    await started;
    stopping.abort();
    end(broken);
    await kept;

    expect(starts()).toBe(1);
    expect(said).toEqual(['The broker was ended by SIGKILL; it is started again in 0.001 s (log: /data/broker.log).']);
  });

  it('waits twice as long each time, and gives up in one clear sentence', async () => {
    const { part } = partThat([broken, broken, broken, broken]);
    const { all, said } = options({ suspicion: () => 'The disk of /data is full (3 MB left).' });

    await expect(keepRunning(part, all)).rejects.toThrow(
      'The broker ended with exit code 1, although it was started again 3 times; see /data/broker.log. ' +
        'The data stay where they are: once the reason is gone, npm start goes on with them.',
    );

    expect(said.map((line) => /again in ([\d.]+) s/.exec(line)?.[1])).toEqual(['0.001', '0.002', '0.004']);
    expect(said[0]).toContain('(log: /data/broker.log). The disk of /data is full');
  });

  it('counts a start that fails, and goes on', async () => {
    const { part, starts, end } = partThat([killed], [new Error('port 9092 is taken')]);
    const { all, said, stopping, started } = options();

    const kept = keepRunning(part, all);
    await started;
    stopping.abort();
    end(killed);
    await kept;

    expect(starts()).toBe(2);
    expect(said[1]).toContain('The broker could not be started again: port 9092 is taken; it is started again in');
  });

  it('is well again after it has run for a while', async () => {
    const { part, starts, end } = partThat([broken, broken, broken]);
    const { all, stopping, said } = options({ attemptsMax: 1, steadyMs: -1 });

    const kept = keepRunning(part, { ...all, onStart: () => starts() === 3 && (stopping.abort(), end(broken)) });
    await kept;

    expect(said).toHaveLength(3);
  });

  it('is left alone when the stack stops', async () => {
    const { part, starts } = partThat([killed]);
    const { all, said, stopping } = options();
    stopping.abort();

    await keepRunning(part, all);

    expect({ starts: starts(), said }).toEqual({ starts: 0, said: [] });
  });
});
