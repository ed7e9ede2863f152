import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createTask, encode } from '@todo/event-contracts';
import { connectProducer, outgoing } from '@todo/messaging';
import { eventually, recordFigures } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { rowsOf, settled } from '../harness/checks.js';
import { addTasks, percentile } from '../harness/load.js';
import { Person } from '../harness/person.js';
import type { ServiceProcess } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';

const secondsARate = 15;

describe('figures of the warm stack', () => {
  let stack: Stack;
  let gateway: ServiceProcess;
  let commands: ServiceProcess;
  let people: Person[];

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    ({ gateway, commands } = await stack.everyService());
    people = await Promise.all(Array.from({ length: 200 }, () => Person.at(gateway.url)));
    await run(100, 10);
  });
  afterAll(() => stack.stop());

  /** Latencies to the outcome at a rate, in ms; a request that was answered 202 is not among them. */
  async function run(perSecond: number, seconds: number): Promise<{ latencies: number[]; asked: number }> {
    const operations = await addTasks({ people, perSecond, signal: AbortSignal.timeout(seconds * 1000) });
    return { latencies: operations.flatMap(({ latencyMs }) => latencyMs ?? []), asked: operations.length };
  }

  it('from POST /api/tasks to the outcome, and the highest rate that is sustained', async () => {
    const figures: Record<string, string> = {};
    for (const rate of [50, 200, 500]) {
      const { latencies, asked } = await run(rate, secondsARate);
      figures[`at ${rate} a second, ms`] =
        `p50 ${percentile(latencies, 50).toFixed(1)}, p99 ${percentile(latencies, 99).toFixed(1)}, ` +
        `${latencies.length} of ${asked} answered with their outcome`;
    }
    let sustained = 0;
    for (let rate = 100; rate <= 4000; rate += 100) {
      const { latencies, asked } = await run(rate, 8);
      if (percentile(latencies, 99) > 1000 || latencies.length < asked) break;
      sustained = rate;
    }
    figures['highest rate with p99 under 1 s, a second'] = String(sustained);
    recordFigures('POST /api/tasks to its outcome', figures);
    expect(sustained).toBeGreaterThan(0);
  });

  it('drain of 20,000 waiting commands', async () => {
    await settled(stack, 60_000);
    await commands.stop();
    const producer = await connectProducer(stack.kafka('e2e-drain'));
    const count = 20_000;
    for (let n = 0; n < count; n += 500) {
      await producer.sendBatch(Array.from({ length: 500 }, (_, index) => command(`drain-${(n + index) % 500}`)));
    }
    await producer.close();
    const drained = async (least: number) => {
      const [row] = await rowsOf<{ n: number }>(
        stack,
        'todo-command-service',
        "select count(*)::int n from tasks where user_id like 'drain-%'",
      );
      expect(row?.n).toBeGreaterThanOrEqual(least);
    };
    await commands.restart();
    await eventually(() => drained(1), { withinMs: 30_000 });
    const started = performance.now();
    await eventually(() => drained(count), { withinMs: 120_000 });
    const seconds = (performance.now() - started) / 1000;
    recordFigures('Drain of waiting commands', { 'commands waiting': count, 'a second': Math.round(count / seconds) });
    await settled(stack, 60_000);
  });

  it('memory and idle processor time of each process', async () => {
    const before = [gateway, commands].map(({ pid }) => cpuSeconds(pid));
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    const idle = [gateway, commands].map(({ pid }, index) => ((cpuSeconds(pid) - before[index]!) / 20) * 100);
    recordFigures('Memory and idle processor time', {
      'chat-gateway, MB resident': residentMb(gateway.pid),
      'chat-gateway, % of a core when idle': idle[0]!.toFixed(1),
      'todo-command-service, MB resident': residentMb(commands.pid),
      'todo-command-service, % of a core when idle': idle[1]!.toFixed(1),
    });
    expect(Math.max(...idle)).toBeLessThan(25);
  });
});

function command(userId: string) {
  const id = randomUUID();
  return outgoing(
    encode(createTask, {
      eventId: id,
      timestamp: new Date().toISOString(),
      eventType: createTask.type,
      source: 'e2e',
      userId,
      payload: { tasks: [{ taskId: randomUUID(), title: 'drained' }] },
      headers: { schemaVersion: 1, correlationId: id, causationId: id, actor: { type: 'user', id: userId } },
    }),
  );
}

function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function residentMb(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
}
