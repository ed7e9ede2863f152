import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { resumption } from './resumption.js';
import { bufferBytesMax, StreamConnection, type StreamOutput, stalledMsMax } from './stream-connection.js';
import type { SaidEntry } from './stream-entry.js';
import { UserStreams } from './user-streams.js';

/** A reader that takes everything at once, until it is told not to. */
class Output implements StreamOutput {
  text = '';
  ended = false;
  destroyed = false;
  slow = false;
  writableLength = 0;
  private readonly listeners: Record<'drain' | 'close', (() => void)[]> = { drain: [], close: [] };

  write(text: string): boolean {
    this.text += text;
    if (this.slow) this.writableLength += text.length;
    return !this.slow;
  }
  end(text = ''): void {
    this.text += text;
    this.ended = true;
    this.emit('close');
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
  once(event: 'drain' | 'close', listener: () => void): void {
    this.listeners[event].push(listener);
  }
  emit(event: 'drain' | 'close'): void {
    if (event === 'drain') this.writableLength = 0;
    for (const listener of this.listeners[event].splice(0)) listener();
  }
}

const entry = (position: number, data = '{}'): SaidEntry => ({ userId: 'ann', position, event: 'task', data });
const idsIn = ({ text }: Output) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

describe('a connection', () => {
  it('sends what its reader does not have, once and in order', () => {
    const output = new Output();
    const connection = new StreamConnection('ann', output, 1, () => undefined);

    connection.send([entry(1), entry(2), entry(3)]);
    connection.send([entry(2), entry(3), entry(4)]);

    expect(idsIn(output)).toEqual([2, 3, 4]);
    expect(output.text).toContain('id: 2\nevent: task\ndata: {}\n\n');
  });

  it('says once to begin anew when something is missing', () => {
    const output = new Output();
    const connection = new StreamConnection('ann', output, 1, () => undefined);

    connection.send([entry(5), entry(6)]);
    connection.send([entry(6), entry(7)]);

    expect(output.text.match(/event: reset/g)).toHaveLength(1);
    expect(idsIn(output)).toEqual([6, 7]);
  });

  it('waits for a reader that is slow, keeping no more than the bound, and goes on where it was', () => {
    const output = new Output();
    const onDrain = vi.fn();
    const connection = new StreamConnection('ann', output, 0, onDrain);
    const large = JSON.stringify('x'.repeat(100_000));
    const entries = Array.from({ length: 10 }, (_, n) => entry(n + 1, large));
    output.slow = true;

    connection.send(entries);
    expect(connection.congested).toBe(true);
    expect(output.writableLength).toBeLessThan(bufferBytesMax + 110_000);
    connection.send(entries);
    expect(connection.position).toBe(3);

    output.slow = false;
    output.emit('drain');
    connection.send(entries);
    expect(onDrain).toHaveBeenCalledOnce();
    expect(idsIn(output)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('lets a reader go that takes nothing for long', () => {
    const output = new Output();
    const connection = new StreamConnection('ann', output, 0, () => undefined);
    output.slow = true;
    connection.send([entry(1, 'x'.repeat(bufferBytesMax + 1))]);

    connection.beat(performance.now() + stalledMsMax - 1000);
    expect(output.destroyed).toBe(false);
    connection.beat(performance.now() + stalledMsMax + 1000);
    expect(output.destroyed).toBe(true);
  });
});

describe('the streams of a process', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const silent = { debug() {}, info() {}, warn() {}, error() {} };

  it('beat every 20 s, each at its own second', async () => {
    const streams = new UserStreams({ saidSince: async () => [], logger: silent });
    const outputs = Array.from({ length: 40 }, () => new Output());
    for (const [n, output] of outputs.entries()) streams.open(`user ${n}`, output, 0);

    const beats: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const before = outputs.reduce((sum, { text }) => sum + text.length, 0);
      await vi.advanceTimersByTimeAsync(1000);
      beats.push(outputs.reduce((sum, { text }) => sum + text.length, 0) - before);
    }

    expect(outputs.every(({ text }) => text === ':\n\n'.repeat(3))).toBe(true);
    expect(Math.max(...beats)).toBe(2 * ':\n\n'.length);
    streams.stop();
  });

  it('are looked for once a second without a ring, and again after a look that failed', async () => {
    const saidSince = vi
      .fn<() => Promise<SaidEntry[]>>()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValueOnce([entry(1)])
      .mockResolvedValue([]);
    const streams = new UserStreams({ saidSince, logger: silent });
    const output = new Output();
    streams.open('ann', output, 0);

    await vi.advanceTimersByTimeAsync(1000);
    expect(output.text).toBe('');
    await vi.advanceTimersByTimeAsync(1000);
    expect(idsIn(output)).toEqual([1]);
    streams.stop();
  });

  it('are read to the end when there is more than one look takes', async () => {
    const said = Array.from({ length: 10 }, (_, n) => entry(n + 1));
    const saidSince = async (since: ReadonlyMap<string, number>, rowsMax: number) =>
      said.filter(({ position }) => position > since.get('ann')!).slice(0, rowsMax);
    const streams = new UserStreams({ saidSince, logger: silent, rowsMax: 3 });
    const output = new Output();
    streams.open('ann', output, 0);

    streams.ring(new Set(['ann', 'bob']));
    await vi.advanceTimersByTimeAsync(10);

    expect(idsIn(output)).toEqual(said.map(({ position }) => position));
    streams.stop();
  });

  it('are forgotten when they close, and all end with a hint when the process stops', () => {
    const streams = new UserStreams({ saidSince: async () => [], logger: silent });
    const outputs = [new Output(), new Output(), new Output()];
    for (const output of outputs) streams.open('ann', output, 0);

    outputs[0]!.emit('close');
    expect(streams.size).toBe(2);
    streams.stop();

    expect(outputs.map(({ ended }) => ended)).toEqual([false, true, true]);
    expect(outputs[1]!.text).toMatch(/^retry: \d+\n\n$/);
    expect(streams.size).toBe(0);
  });
});

it.each([
  ['begins now without an id', undefined, { head: 7, oldest: 1 }, { position: 7, reset: false }],
  ['goes on behind an id', 3, { head: 7, oldest: 1 }, { position: 3, reset: false }],
  ['goes on behind the newest', 7, { head: 7, oldest: 1 }, { position: 7, reset: false }],
  ['goes on with the oldest', 3, { head: 7, oldest: 4 }, { position: 3, reset: false }],
  ['anew when some is gone', 2, { head: 7, oldest: 4 }, { position: 7, reset: true }],
  ['anew when all is gone', 6, { head: 7, oldest: undefined }, { position: 7, reset: true }],
  ['anew with an id of another life', 8, { head: 7, oldest: 1 }, { position: 7, reset: true }],
  ['from nothing', 0, { head: 0, oldest: undefined }, { position: 0, reset: false }],
])('a reader %s', (_, lastId, bounds, expected) => {
  expect(resumption(lastId, bounds)).toEqual(expected);
});
