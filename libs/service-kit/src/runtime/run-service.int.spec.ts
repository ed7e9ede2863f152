import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { freshDatabase } from '@todo/testkit';
import { beforeAll, describe, expect, it } from 'vitest';

import { startProgram } from '../../testing/child-program.js';

let databaseUrl: string;
beforeAll(async () => {
  databaseUrl = await freshDatabase();
});

async function given(env: Record<string, string> = {}) {
  const child = await startProgram('small-service.mjs', [], {
    KAFKA_BROKERS: 'localhost:9092',
    DATABASE_URL: databaseUrl,
    MANAGEMENT_PORT: '0',
    LOG_LEVEL: 'debug',
    ...env,
  });
  const { port, managementPort } = await child.logged('started');
  return {
    child,
    api: `http://127.0.0.1:${String(port)}/api`,
    management: `http://127.0.0.1:${String(managementPort)}`,
  };
}

/** One client that asks again and again, on one kept connection, until the port is closed. */
function keepAsking(url: string, agent: Agent) {
  const client = { answered: 0, failures: [] as string[], done: Promise.resolve() };
  const askOnce = () =>
    new Promise<string | undefined>((resolve) => {
      const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message);
      get(url, { agent }, (answer) => answer.resume().once('end', resolve).once('error', failed)).once('error', failed);
    });
  const run = async () => {
    for (let failure = await askOnce(); failure !== 'ECONNREFUSED'; failure = await askOnce()) {
      if (failure === undefined) client.answered += 1;
      else client.failures.push(failure);
    }
  };
  client.done = run();
  return client;
}

describe('a service', () => {
  it('starts ready, the broker shown as degraded, and stops in the order of the design', async () => {
    const { child, management } = await given();
    const ready = await fetch(`${management}/health/ready`);

    child.kill('SIGTERM');

    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'degraded',
      details: { database: { status: 'up' }, broker: { status: 'degraded', message: 'broker-unreachable' } },
    });
    expect(await child.exit).toEqual({ code: 0, signal: null });
    const said = child.messages().filter((message) => /^(messaging|worker|start|stop)/.test(message));
    expect(said.filter((message) => message !== 'stop step done')).toEqual([
      'messaging started',
      'worker started',
      'started',
      'stopping',
      'worker stopped',
      'messaging stopped',
      'stopped',
    ]);
    const steps = child.lines().flatMap(({ step }) => (step === undefined ? [] : [step]));
    expect(steps).toEqual(['readiness', 'http', 'workers', 'messaging', 'application', 'database', 'management']);
  });

  it('resets no connection of a client that keeps asking while it stops', async () => {
    const { child, api } = await given({ SLOW_MS: '5' });
    const agent = new Agent({ keepAlive: true, maxSockets: 20 });
    const clients = Array.from({ length: 20 }, () => keepAsking(`${api}/slow`, agent));
    await expect
      .poll(() => Math.min(...clients.map(({ answered }) => answered)), { timeout: 20_000 })
      .toBeGreaterThan(5);

    child.kill('SIGTERM');
    await Promise.all(clients.map(({ done }) => done));

    expect(await child.exit).toEqual({ code: 0, signal: null });
    expect(clients.flatMap(({ failures }) => failures)).toEqual([]);
    agent.destroy();
  });

  it('is unready at once, answers what it accepted and ends streams', async () => {
    const { child, api, management } = await given({ SLOW_MS: '1500' });
    const slow = fetch(`${api}/slow`);
    const stream = await fetch(`${api}/stream`);
    await delay(100);

    child.kill('SIGTERM');
    await child.logged('stopping');
    const ready = await fetch(`${management}/health/ready`);
    const live = await fetch(`${management}/health/live`);

    expect([ready.status, live.status]).toEqual([503, 200]);
    expect(await ready.json()).toMatchObject({ status: 'shutting_down' });
    expect(await (await slow).json()).toEqual({ done: true });
    expect(await stream.text()).toContain('event: bye');
    expect(await child.exit).toEqual({ code: 0, signal: null });
  });

  it('is alive but unready while its database is away, and names no host', async () => {
    const { child, management } = await given({ DATABASE_URL: 'postgresql://todo:canary-pw@127.0.0.1:1/todo' });

    const [live, ready] = await Promise.all(['live', 'ready'].map((kind) => fetch(`${management}/health/${kind}`)));

    expect([live?.status, ready?.status]).toEqual([200, 503]);
    const text = (await ready?.text()) ?? '';
    expect(JSON.parse(text)).toMatchObject({ error: { database: { message: 'ECONNREFUSED' } } });
    expect(text).not.toContain('127.0.0.1');
    expect(child.output()).not.toContain('canary-pw');
  });

  it('does not start with settings that are wrong: one message, exit 1', async () => {
    const child = await startProgram('small-service.mjs', [], { PORT: 'canary', DATABASE_URL: 'canary' });

    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.output()).toMatch(/^3 settings are wrong:\n {2}KAFKA_BROKERS is missing\./);
    expect(child.output()).not.toContain('canary');
  });

  it('does not start on a port that is taken, and says which', async () => {
    const { management } = await given();
    const { port } = new URL(management);
    const child = await startProgram('small-service.mjs', [], {
      KAFKA_BROKERS: 'localhost:9092',
      DATABASE_URL: databaseUrl,
      MANAGEMENT_PORT: port,
    });

    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.output()).toContain(`The port ${port} of 127.0.0.1 cannot be listened on (EADDRINUSE).`);
  });
});
