import 'reflect-metadata';

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { type AuditCheckpointed, type AuditRecorded, decode, type Envelope } from '@todo/event-contracts';
import type { HandlerContext, Logger, Outcome, OutboxRow, RunInTransaction } from '@todo/messaging';
import { type SqlClient, transactions } from '@todo/messaging-prisma';
import { createPool, guardServer, ServiceMetrics } from '@todo/service-kit';
import { freshDatabase } from '@todo/testkit';
import { SignJWT } from 'jose';
import type { Pool } from 'pg';

import { trailTables } from '../adapters/trail-tables.js';
import { loadConfig } from '../config.js';
import { createApp } from '../create-app.js';
import { KeepNinetyDays } from '../keep-ninety-days/keep-ninety-days.js';
import { PublishCheckpoints } from '../publish-checkpoints/publish-checkpoints.js';
import { RecordEntries } from '../record-entries/record-entries.js';
import { Signer } from '../trail/signatures.js';

export const migrationsDir = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
export const jwtSecret = 'a secret of the tests, 32 bytes or more';
export const signingKey = 'a signing key of the tests, 32 bytes or more';
export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export interface AuditRig {
  readonly pool: Pool;
  readonly databaseUrl: string;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  /** What the service takes for the present; the database has its own clock. */
  now: Date;
  /** Everything that was published, in order. */
  readonly published: Envelope[];
  readonly checkpoints: PublishCheckpoints<SqlClient>;
  readonly retention: KeepNinetyDays<SqlClient>;
  /** Hands messages of the log to the handler, in one transaction, as the consumer would. */
  record(...messages: AuditRecorded[]): Promise<readonly Outcome[]>;
  /** An instance that answers HTTP. @returns its address. */
  serve(): Promise<string>;
  close(): Promise<void>;
}

export interface RigOptions {
  /** Default: a new database, migrated. */
  readonly databaseUrl?: string;
}

/** The audit service on a real database and real HTTP; in place of Kafka stands whoever runs the test. */
export async function auditRig(options: RigOptions = {}): Promise<AuditRig> {
  const databaseUrl = options.databaseUrl ?? (await freshDatabase({ migrationsDir }));
  const pool = createPool({ url: databaseUrl, applicationName: 'audit-rig', logger: silent, max: 16 });
  const published: Envelope[] = [];
  const publish = (rows: readonly OutboxRow[]) => (published.push(...rows.map(messageIn)), true);
  const runInTransaction = transactions(pool, { publish, isInFlight: () => true });
  const signer = new Signer(signingKey);
  const clock = () => rig.now;
  const handler = new RecordEntries(trailTables, clock);
  const closing: (() => Promise<unknown>)[] = [];

  const rig: AuditRig = {
    ...{ pool, databaseUrl, runInTransaction, published, now: new Date() },
    checkpoints: new PublishCheckpoints(runInTransaction, trailTables, signer, clock),
    retention: new KeepNinetyDays(runInTransaction, trailTables, signer, silent, clock),
    record: (...messages) =>
      runInTransaction((transaction) => {
        const context: HandlerContext<SqlClient> = { ...transaction, group: 'audit-service' };
        return handler.handleMany(messages, context);
      }),
    serve: async () => {
      const { url, close } = await serve(rig);
      closing.push(close);
      return url;
    },
    close: async () => {
      await Promise.all(closing.map((close) => close()));
      await pool.end();
    },
  };
  return rig;
}

async function serve(rig: AuditRig): Promise<{ url: string; close(): Promise<void> }> {
  const { databaseUrl, runInTransaction } = rig;
  const config = loadConfig({
    ...{ DATABASE_URL: databaseUrl, KAFKA_BROKERS: '127.0.0.1:1' },
    ...{ JWT_SECRET: jwtSecret, AUDIT_SIGNING_KEY: signingKey },
  });
  const metrics = new ServiceMetrics();
  const app = await createApp({ config, logger: silent, metrics, runInTransaction, now: () => rig.now });
  const server = app.getHttpServer() as Server;
  guardServer(server);
  await app.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => app.close() };
}

function messageIn({ value }: OutboxRow): Envelope {
  const decoded = decode(value);
  if (decoded.kind !== 'message') throw new Error(`the outbox holds ${decoded.kind}`);
  return decoded.message;
}

/** The checkpoints among what was published. */
export const checkpointsIn = (messages: readonly Envelope[]): AuditCheckpointed[] =>
  messages.filter((message): message is AuditCheckpointed => message.eventType === 'audit.checkpointed');

/** The entries among what was published, as they would come back over the log. */
export const entriesIn = (messages: readonly Envelope[]): AuditRecorded[] =>
  messages.filter((message): message is AuditRecorded => message.eventType === 'audit.recorded');

/** A token as an operator's provider would sign it. */
export function token(userId: string, roles: readonly string[] = [], claims: Record<string, unknown> = {}) {
  return new SignJWT({ roles, exp: Math.floor(Date.now() / 1000) + 3600, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuer('todo-chatbot')
    .setAudience('todo-chatbot')
    .sign(new TextEncoder().encode(jwtSecret));
}
