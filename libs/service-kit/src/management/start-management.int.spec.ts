import { afterEach, describe, expect, it } from 'vitest';

import { ServiceMetrics } from '../metrics/service-metrics.js';
import { type HealthCheck, Readiness } from './readiness.js';
import { type ManagementServer, startManagement } from './start-management.js';

let server: ManagementServer;
afterEach(() => server.close());

const up: HealthCheck = { name: 'database', required: true, check: () => undefined };

const down = (name: string, required: boolean): HealthCheck => ({
  name,
  required,
  check: () => Promise.reject(Object.assign(new Error('host canary'), { code: 'ECONNREFUSED' })),
});

async function given(...checks: HealthCheck[]) {
  const logged: string[] = [];
  const log = (message: string, fields?: Record<string, unknown>) => {
    if (message === 'readiness changed') logged.push(String(fields?.['status']));
  };
  const logger = { debug: log, info: log, warn: log, error: log };
  const readiness = new Readiness(checks);
  const metrics = new ServiceMetrics();
  server = await startManagement({ host: '127.0.0.1', port: 0, readiness, metrics, logger });
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: () => JSON.parse(text) as unknown };
  };
  return { readiness, metrics, ask, logged };
}

describe('the management server', () => {
  it('is unready until everything listens, and alive all along', async () => {
    const { readiness, ask } = await given(up);

    const [live, before] = [await ask('/health/live'), await ask('/health/ready')];
    readiness.open();

    expect(live.status).toBe(200);
    expect(before.status).toBe(503);
    expect(before.body()).toMatchObject({ error: { started: { message: 'starting' } } });
    await expect.poll(async () => (await ask('/health/ready')).status).toBe(200);
  });

  it('is unready without what is required', async () => {
    const { readiness, ask } = await given(up, down('broker', true));
    readiness.open();

    const ready = await ask('/health/ready');

    expect(ready.status).toBe(503);
    expect(ready.body()).toMatchObject({ error: { broker: { status: 'down', message: 'ECONNREFUSED' } } });
    expect(ready.text).not.toContain('canary');
    expect((await ask('/health/live')).status).toBe(200);
  });

  it('is ready, though degraded, without what is not', async () => {
    const { readiness, ask } = await given(up, down('broker', false));
    readiness.open();

    const ready = await ask('/health/ready');

    expect(ready.status).toBe(200);
    expect(ready.headers.get('cache-control')).toBe('no-store');
    expect(ready.body()).toMatchObject({ status: 'degraded', details: { broker: { status: 'degraded' } } });
  });

  it('does not wait for a check that hangs', async () => {
    const { readiness, ask } = await given({ ...up, check: () => new Promise(() => undefined) });
    readiness.open();

    const ready = await ask('/health/ready');

    expect(ready.status).toBe(503);
    expect(ready.text).toContain('timeout');
  });

  it('asks no more than twice a second, however often it is asked', async () => {
    let asked = 0;
    const { readiness, ask } = await given({ ...up, check: () => void (asked += 1) });
    readiness.open();

    await Promise.all(Array.from({ length: 50 }, () => ask('/health/ready')));

    expect(asked).toBe(1);
  });

  it('is unready at once when it stops, though everything is there, and for good', async () => {
    const { readiness, ask } = await given(up);
    readiness.open();
    await ask('/health/ready');

    readiness.close();
    readiness.open();
    const ready = await ask('/health/ready');

    expect(ready.status).toBe(503);
    expect(ready.body()).toMatchObject({ status: 'shutting_down' });
  });

  it('logs a change of readiness once', async () => {
    const { readiness, ask, logged } = await given(up, down('broker', false));
    readiness.open();

    for (let probe = 0; probe < 3; probe += 1) await ask('/health/ready');

    expect(logged).toEqual(['degraded']);
  });

  it('serves the metrics as Prometheus reads them', async () => {
    const { metrics, ask } = await given(up);
    metrics.brokerReachable(true);

    const { status, headers, text } = await ask('/metrics');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain;.*version=0\.0\.4/);
    expect(text).toContain('todo_broker_reachable 1');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('serves nothing else', async () => {
    const { ask } = await given(up);

    expect((await ask('/api/tasks')).status).toBe(404);
  });
});
