import { classify, InfrastructureError } from '@todo/messaging';

import { isBusy } from '../adapters/busy-database.js';

export interface LanesOptions {
  /** How many batches may be under way at once. */
  readonly lanes: number;
  /** Items in one batch at most. */
  readonly batchMax: number;
  /** Items that may wait in one lane; more are refused at once. */
  readonly waitingMax: number;
}

interface Waiting<Item, Result> {
  readonly key: string;
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Collects what arrives while a batch is under way into the next one: an item that comes alone goes alone and at once,
 * and under load many share the cost of one. Items of one key stay in order, since they share a lane.
 */
export class Lanes<Item, Result> {
  private readonly queues: Waiting<Item, Result>[][];
  private readonly busy: boolean[];

  /** @param work does a batch, all or nothing, and answers one result an item in their order. */
  constructor(
    private readonly work: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly options: LanesOptions,
  ) {
    this.queues = Array.from({ length: options.lanes }, () => []);
    this.busy = this.queues.map(() => false);
  }

  /** @throws what the work throws for this item; InfrastructureError when too many wait already. */
  submit(key: string, item: Item): Promise<Result> {
    const lane = laneOf(key, this.queues.length);
    const queue = this.queues[lane]!;
    if (queue.length >= this.options.waitingMax) {
      return Promise.reject(new InfrastructureError('too-many-waiting', 'the database does not keep up'));
    }
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    queue.push({ key, item, resolve, reject });
    if (!this.busy[lane]) void this.drain(lane);
    return promise;
  }

  private async drain(lane: number): Promise<void> {
    this.busy[lane] = true;
    const queue = this.queues[lane]!;
    while (queue.length > 0) await this.doBatch(queue.splice(0, this.options.batchMax));
    this.busy[lane] = false;
  }

  private async doBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index]!);
    } catch (error) {
      // What one item did wrong must not be answered to the others, and whoever is locked out must not hold them up.
      const parts = partsToTry(batch, error);
      for (const part of parts) await this.doBatch(part);
      if (parts.length === 0) for (const { reject } of batch) reject(error);
    }
  }
}

/** The parts of a batch that may succeed where all of it failed; none when each would fail as well. */
function partsToTry<Part extends { readonly key: string }>(batch: readonly Part[], error: unknown): Part[][] {
  if (batch.length === 1 || classify(error).failure === 'infrastructure') return [];
  const byKey = [...Map.groupBy(batch, ({ key }) => key).values()];
  if (byKey.length > 1) return byKey;
  // A lock is of a whole key: its other items would only wait for it again, one after another.
  return isBusy(error) ? [] : batch.map((one) => [one]);
}

function laneOf(key: string, lanes: number): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return (hash >>> 0) % lanes;
}
