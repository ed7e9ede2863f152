import type { Alert, Logger, MessagingMetrics } from '../src/metrics.js';

/** Metrics that remember what they were told. */
export class RecordingMetrics implements MessagingMetrics {
  readonly finished: { readonly topic: string; readonly result: string; readonly reason: string }[] = [];
  readonly retries: { readonly topic: string; readonly code: string }[] = [];
  readonly transactions: number[] = [];
  readonly alerts: Alert[] = [];
  readonly lags = new Map<string, { readonly records: number; readonly seconds: number }>();
  readonly publishedRows = new Map<string, number>();
  readonly backlogs: Parameters<MessagingMetrics['outbox']>[0][] = [];

  recordFinished(_group: string, topic: string, result: string, reason: string): void {
    this.finished.push({ topic, result, reason });
  }

  retryScheduled(_group: string, topic: string, code: string): void {
    this.retries.push({ topic, code });
  }

  transactionEnded(_group: string, records: number): void {
    this.transactions.push(records);
  }

  lag(_group: string, topic: string, partition: number, records: number, seconds: number): void {
    this.lags.set(`${topic}/${partition}`, { records, seconds });
  }

  alert(alert: Alert): void {
    this.alerts.push(alert);
  }

  published(topic: string, records: number): void {
    this.publishedRows.set(topic, (this.publishedRows.get(topic) ?? 0) + records);
  }

  outbox(backlog: Parameters<MessagingMetrics['outbox']>[0]): void {
    this.backlogs.push(backlog);
  }

  brokerReachable(): void {}
}

/** A logger that remembers its lines. */
export class RecordingLogger implements Logger {
  readonly lines: { readonly level: string; readonly message: string; readonly fields: Record<string, unknown> }[] = [];
  readonly debug = this.level('debug');
  readonly info = this.level('info');
  readonly warn = this.level('warn');
  readonly error = this.level('error');

  private level(level: string) {
    return (message: string, fields: Record<string, unknown> = {}) => void this.lines.push({ level, message, fields });
  }
}
