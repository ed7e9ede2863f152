import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';

interface Runner {
  running: boolean;
  handleBatch(batch: object): Promise<void>;
}

/** kafkajs' own runner, which our recorded patch changes. */
const Runner = createRequire(import.meta.url)('kafkajs/src/consumer/runner') as new (options: object) => Runner;

describe('a batch that kafkajs fetched before the group formed anew', () => {
  /** A runner of a member in the second generation of its group. */
  function givenRunner() {
    const eachBatch = vi.fn(async () => undefined);
    const logger = { namespace: () => logger, debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const consumerGroup = { generationId: 2, heartbeat: async () => undefined, resolveOffset: vi.fn() };
    const runner = new Runner({
      logger,
      consumerGroup,
      eachBatch,
      autoCommit: false,
      eachBatchAutoResolve: false,
      instrumentationEmitter: { emit: vi.fn() },
    });
    runner.running = true;
    return { runner, eachBatch };
  }

  const batchOf = (generationId: number) => ({
    generationId,
    topic: 'topic',
    partition: 0,
    highWatermark: '1',
    messages: [{ offset: '0' }],
    isEmpty: () => false,
    isEmptyDueToFiltering: () => false,
    offsetLag: () => '0',
    offsetLagLow: () => '0',
    firstOffset: () => '0',
    lastOffset: () => '0',
  });

  it("is not handed out: the partition may have been another member's in between", async () => {
    const { runner, eachBatch } = givenRunner();

    await runner.handleBatch(batchOf(1));

    expect(eachBatch).not.toHaveBeenCalled();
  });

  it('is handed out as long as the group is the same', async () => {
    const { runner, eachBatch } = givenRunner();

    await runner.handleBatch(batchOf(2));

    expect(eachBatch).toHaveBeenCalledOnce();
  });
});
