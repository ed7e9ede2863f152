import { Gauge, type Registry } from 'prom-client';

/** One partition as one consumer group sees it. */
export interface GroupPartition {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
}

/** A partition that has not been reported for so long has moved to another instance, which reports it now. */
const forgottenAfterMs = 60_000;

/**
 * How far consumer groups are behind. The name and the label `consumergroup` are those of the usual Kafka exporter, so
 * that dashboards made for it fit; `group` is the label of our other metrics.
 */
export class LagGauges {
  readonly #seen = new Map<string, { labels: Labels; atMs: number }>();
  readonly #records: Gauge<keyof Labels>;
  readonly #seconds: Gauge<keyof Labels>;

  /** `nowMs` never goes back, such as `performance.now`. */
  constructor(
    registry: Registry,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    const labelNames: (keyof Labels)[] = ['consumergroup', 'group', 'topic', 'partition'];
    const collect = () => this.#forgetMoved();
    const registers = [registry];
    const help = 'Records a group has yet to read of a partition.';
    this.#records = new Gauge({ name: 'kafka_consumergroup_lag', help, labelNames, registers, collect });
    this.#seconds = new Gauge({
      name: 'todo_consumer_lag_seconds',
      help: 'Age of the next record a group will read; 0 at the end of the partition.',
      labelNames,
      registers,
    });
  }

  set({ group, topic, partition }: GroupPartition, records: number, seconds: number): void {
    const labels = { consumergroup: group, group, topic, partition: String(partition) };
    this.#seen.set(`${group}/${topic}/${partition}`, { labels, atMs: this.nowMs() });
    this.#records.set(labels, records);
    this.#seconds.set(labels, seconds);
  }

  #forgetMoved(): void {
    for (const [key, { labels, atMs }] of this.#seen) {
      if (this.nowMs() - atMs < forgottenAfterMs) continue;
      this.#records.remove(labels);
      this.#seconds.remove(labels);
      this.#seen.delete(key);
    }
  }
}

interface Labels {
  readonly consumergroup: string;
  readonly group: string;
  readonly topic: string;
  readonly partition: string;
}
