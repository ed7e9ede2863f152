import type { Alert, MessagingMetrics } from '@todo/messaging';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import { LagGauges } from './lag-gauges.js';

/** Every alert there is, so that each is exported as 0 before it first happens: `increase()` misses a first 1 else. */
const alerts: Record<Alert, true> = {
  'dead-letter': true,
  'dead-letter-write-failed': true,
  'newer-version': true,
  'outbox-row-parked': true,
  'topic-unavailable': true,
  'offset-out-of-range': true,
  'consumer-crashed': true,
};

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * One process's metrics, for Prometheus. Labels come from closed sets (groups, topics, routes, codes), never from what
 * a user sent. A service adds its own by giving `registers: [metrics.registry]` to a prom-client metric.
 */
export class ServiceMetrics implements MessagingMetrics {
  readonly registry = new Registry();
  readonly #lag = new LagGauges(this.registry);

  readonly #records = this.#counter('todo_records_total', 'Records finished by a consumer group.', [
    'group',
    'topic',
    'result',
    'reason',
  ]);
  readonly #retries = this.#counter('todo_retries_total', 'Records that failed and are tried again.', [
    'group',
    'topic',
    'code',
  ]);
  readonly #alerts = this.#counter('todo_alerts_total', 'What a person must look at.', ['alert']);
  readonly #published = this.#counter('todo_published_total', 'Records the broker acknowledged.', ['topic']);
  readonly #transaction = this.#histogram('todo_transaction_seconds', 'Length of a batch transaction.', ['group']);
  readonly #publish = this.#histogram('todo_publish_seconds', 'From the publisher to the acknowledgement.', ['topic']);
  readonly #http = this.#histogram('http_request_duration_seconds', 'Requests by route template.', [
    'method',
    'route',
    'status',
  ]);
  readonly #batch = new Histogram({
    name: 'todo_transaction_records',
    help: 'Records handled in one transaction.',
    labelNames: ['group'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    registers: [this.registry],
  });
  readonly #waiting = this.#gauge('todo_outbox_waiting', 'Outbox rows not yet published.');
  readonly #parked = this.#gauge('todo_outbox_parked', 'Outbox rows the broker refused for good.');
  readonly #oldest = this.#gauge('todo_outbox_oldest_seconds', 'How long the oldest unpublished row has waited.');
  readonly #broker = this.#gauge('todo_broker_reachable', '1 while the broker acknowledges what is sent, else 0.');

  constructor() {
    // The default looks at the event loop a hundred times a second; ten are enough and leave an idle process idle.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 100 });
    for (const alert of Object.keys(alerts)) this.#alerts.inc({ alert }, 0);
  }

  recordFinished(group: string, topic: string, result: 'done' | 'skipped' | 'dead-letter', reason: string): void {
    this.#records.inc({ group, topic, result, reason });
  }

  retryScheduled(group: string, topic: string, code: string): void {
    this.#retries.inc({ group, topic, code });
  }

  transactionEnded(group: string, records: number, duration: number): void {
    this.#transaction.observe({ group }, duration);
    this.#batch.observe({ group }, records);
  }

  lag(group: string, topic: string, partition: number, records: number, age: number): void {
    this.#lag.set({ group, topic, partition }, records, age);
  }

  alert(alert: Alert): void {
    this.#alerts.inc({ alert });
  }

  published(topic: string, records: number, duration: number): void {
    this.#published.inc({ topic }, records);
    this.#publish.observe({ topic }, duration);
  }

  outbox({ waiting, parked, oldestMs }: { waiting: number; parked: number; oldestMs: number }): void {
    this.#waiting.set(waiting);
    this.#parked.set(parked);
    this.#oldest.set(oldestMs / 1000);
  }

  brokerReachable(reachable: boolean): void {
    this.#broker.set(reachable ? 1 : 0);
  }

  /** One request was answered. `route` is its template, such as `/api/tasks/:taskId`. */
  httpAnswered(method: string, route: string, status: number, duration: number): void {
    this.#http.observe({ method, route, status: String(status) }, duration);
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets: seconds, registers: [this.registry] });
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
