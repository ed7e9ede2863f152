import { PrismaPg } from '@prisma/adapter-pg';
import { InfrastructureError } from '@todo/messaging';
import type { Pool } from 'pg';

import { Prisma, PrismaClient } from '../generated/client.js';

/** What Prisma says when the database is away, starting, shutting down or out of connections. */
const awayCodes = new Set(['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1011', 'P1017', 'P2024', 'P2037']);

/** Ordinary reads, over the service's own pool. */
export class PrismaReads {
  private readonly client: PrismaClient;

  constructor(pool: Pool) {
    this.client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  }

  /** @throws InfrastructureError when the database is away: Prisma's own words for that are known here only. */
  async read<T>(query: (client: PrismaClient) => Promise<T>): Promise<T> {
    try {
      return await query(this.client);
    } catch (error) {
      if (isAway(error))
        throw new InfrastructureError('database-away', 'the database does not answer', { cause: error });
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.client.$disconnect();
  }
}

function isAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  return error instanceof Prisma.PrismaClientKnownRequestError && awayCodes.has(error.code);
}
