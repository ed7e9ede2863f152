import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { type Command, commands, decode, type Envelope } from '@todo/event-contracts';
import type { HandlerContext, Logger, OutboxRow, RunInTransaction, Subscription } from '@todo/messaging';
import { type SqlClient, transactions } from '@todo/messaging-prisma';
import { createPool, guardServer, ServiceMetrics } from '@todo/service-kit';
import { freshDatabase } from '@todo/testkit';
import { SignJWT } from 'jose';
import type { Pool } from 'pg';

import { DoorbellListener } from '../adapters/doorbell-listener.js';
import { subscriptions } from '../app.module.js';
import { Outcomes } from '../command/outcomes.js';
import { loadConfig } from '../config.js';
import { createApp } from '../create-app.js';
import { UserStreams } from '../stream/user-streams.js';

export const secret = 'a secret of the tests, 32 bytes or more';
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Commands that left the outbox, as the service that owns tasks would get them. */
export type OnCommand = (command: Command) => void;

export interface GatewayRig {
  readonly pool: Pool;
  readonly databaseUrl: string;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  /** Another instance on the same database. @returns its address. */
  instance(settings?: Record<string, string>): Promise<Instance>;
  /** Hands messages of one topic to the gateway's handler, in one transaction, as the consumer would. */
  project(...messages: Envelope[]): Promise<void>;
  /** From now on every command that is published goes there. */
  answerCommands(answer: OnCommand): void;
  circuit: 'open' | 'closed';
  close(): Promise<void>;
}

export interface Instance {
  readonly url: string;
  readonly outcomes: Outcomes;
  stop(): Promise<void>;
}

/** The gateway on a real database and real HTTP; in place of Kafka stands whoever runs the test. */
export async function gatewayRig(): Promise<GatewayRig> {
  const databaseUrl = await freshDatabase({
    migrationsDir: fileURLToPath(new URL('../../prisma/migrations', import.meta.url)),
  });
  const pool = createPool({ url: databaseUrl, applicationName: 'gateway-rig', logger: silent, max: 16 });
  let onCommand: OnCommand = () => undefined;
  const publish = (rows: readonly OutboxRow[]) => {
    setImmediate(() => rows.forEach((row) => passOn(row, onCommand)));
    return true;
  };
  const runInTransaction = transactions(pool, { publish, isInFlight: () => true });
  const instances: Instance[] = [];

  const rig: GatewayRig = {
    ...{ pool, databaseUrl, runInTransaction, circuit: 'closed' },
    instance: async (settings = {}) => {
      const instance = await startInstance(rig, rig, settings);
      instances.push(instance);
      return instance;
    },
    project: (...messages) => project(runInTransaction, subscriptions(), messages),
    answerCommands: (answer) => void (onCommand = answer),
    close: async () => {
      await Promise.all(instances.map((instance) => instance.stop()));
      await pool.end();
    },
  };
  return rig;
}

/** An instance that reaches the database by another address, with a pool of its own. The caller stops it. */
export async function startOn(rig: GatewayRig, databaseUrl: string): Promise<Instance> {
  const pool = createPool({ url: databaseUrl, applicationName: 'gateway-rig-own', logger: silent });
  const runInTransaction = transactions(pool, { publish: () => true, isInFlight: () => true });
  const instance = await startInstance(rig, { pool, runInTransaction, databaseUrl }, {});
  return { ...instance, stop: () => instance.stop().then(() => pool.end()) };
}

type Ground = Pick<GatewayRig, 'pool' | 'runInTransaction' | 'databaseUrl'>;

async function startInstance(
  rig: Pick<GatewayRig, 'circuit'>,
  { pool, runInTransaction, databaseUrl }: Ground,
  settings: Record<string, string>,
): Promise<Instance> {
  const config = loadConfig({
    ...{ DATABASE_URL: databaseUrl, KAFKA_BROKERS: '127.0.0.1:1', JWT_SECRET: secret },
    ...settings,
  });
  const app = await createApp({
    ...{ config, pool, logger: silent, runInTransaction, metrics: new ServiceMetrics() },
    circuitOpen: () => rig.circuit === 'open',
    now: () => new Date(),
  });
  guardServer(app.getHttpServer() as Server);
  await app.listen(0, '127.0.0.1');
  const outcomes = app.get(Outcomes);
  const streams = app.get(UserStreams);
  const doorbell = new DoorbellListener({
    ...{ url: databaseUrl, applicationName: 'rig', logger: silent },
    onRing: (called) => {
      outcomes.ring(called);
      streams.ring(called);
    },
  });
  doorbell.start();
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, outcomes },
    stop: async () => {
      streams.stop();
      await doorbell.stop();
      outcomes.stop();
      await app.close();
    },
  };
}

function passOn({ topic, value }: OutboxRow, onCommand: OnCommand): void {
  if (topic !== commands[0].topic.name) return;
  const decoded = decode(value);
  if (decoded.kind !== 'message') throw new Error(`the outbox holds ${decoded.kind}`);
  onCommand(decoded.message as Command);
}

function project(
  runInTransaction: RunInTransaction<SqlClient>,
  all: readonly Subscription<SqlClient>[],
  messages: readonly Envelope[],
): Promise<void> {
  const subscription = all.find(({ accepts }) => accepts.some((definition) => definition.is(messages[0]!)));
  if (subscription === undefined) throw new Error(`nobody takes ${messages[0]?.eventType}`);
  return runInTransaction(async (transaction) => {
    const context: HandlerContext<SqlClient> = { ...transaction, group: 'chat-gateway' };
    await subscription.handler.handleMany(messages, context);
  });
}

/** A token as an operator's provider would sign it. */
export function token(userId: string, claims: Record<string, unknown> = {}): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return new SignJWT({ exp, iss: 'todo-chatbot', aud: 'todo-chatbot', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .sign(new TextEncoder().encode(secret));
}
