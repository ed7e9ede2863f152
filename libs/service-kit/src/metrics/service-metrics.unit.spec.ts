import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';

import { LagGauges } from './lag-gauges.js';
import { ServiceMetrics } from './service-metrics.js';

describe('metrics of a service', () => {
  it('say what messaging tells', async () => {
    const metrics = new ServiceMetrics();

    metrics.recordFinished('audit-service', 'todo.audit.log', 'skipped', 'unknown type');
    metrics.retryScheduled('audit-service', 'todo.audit.log', '40001');
    metrics.transactionEnded('audit-service', 40, 0.02);
    metrics.lag('audit-service', 'todo.audit.log', 2, 7, 1.5);
    metrics.alert('dead-letter');
    metrics.published('todo.dead.letter', 3, 0.004);
    metrics.outbox({ waiting: 5, parked: 1, oldestMs: 2500 });
    metrics.brokerReachable(true);
    metrics.httpAnswered('GET', '/api/tasks/:taskId', 200, 0.01);

    const text = await metrics.registry.metrics();
    const labels = 'group="audit-service",topic="todo.audit.log"';
    for (const line of [
      `todo_records_total{${labels},result="skipped",reason="unknown type"} 1`,
      `todo_retries_total{${labels},code="40001"} 1`,
      'todo_transaction_seconds_count{group="audit-service"} 1',
      'todo_transaction_records_sum{group="audit-service"} 40',
      `kafka_consumergroup_lag{consumergroup="audit-service",${labels},partition="2"} 7`,
      `todo_consumer_lag_seconds{consumergroup="audit-service",${labels},partition="2"} 1.5`,
      'todo_alerts_total{alert="dead-letter"} 1',
      'todo_published_total{topic="todo.dead.letter"} 3',
      'todo_publish_seconds_sum{topic="todo.dead.letter"} 0.004',
      'todo_outbox_waiting 5',
      'todo_outbox_parked 1',
      'todo_outbox_oldest_seconds 2.5',
      'todo_broker_reachable 1',
      'http_request_duration_seconds_count{method="GET",route="/api/tasks/:taskId",status="200"} 1',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('show alerts that never happened as 0, and the process itself', async () => {
    const text = await new ServiceMetrics().registry.metrics();

    expect(text).toContain('todo_alerts_total{alert="consumer-crashed"} 0');
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  });

  it('of two services in one process are apart', async () => {
    const [one, other] = [new ServiceMetrics(), new ServiceMetrics()];

    one.brokerReachable(true);

    expect(await other.registry.metrics()).toContain('todo_broker_reachable 0');
  });
});

describe('lag', () => {
  it('of a partition that moved to another instance is no longer told', async () => {
    const registry = new Registry();
    let nowMs = 0;
    const lag = new LagGauges(registry, () => nowMs);
    lag.set({ group: 'g', topic: 't', partition: 0 }, 9, 9);
    lag.set({ group: 'g', topic: 't', partition: 1 }, 9, 9);

    nowMs = 59_000;
    lag.set({ group: 'g', topic: 't', partition: 1 }, 8, 8);
    nowMs = 61_000;
    const text = await registry.metrics();

    expect(text).not.toContain('partition="0"');
    expect(text.match(/partition="1"} 8/g)).toHaveLength(2);
  });
});
