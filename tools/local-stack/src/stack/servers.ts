import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaJarsFolder } from '../../preflight/kafka-jars-folder.mjs';
import { kafkaJars } from '../broker/kafka-jars.js';
import { startBroker } from '../broker/start-broker.js';
import { createDatabase } from '../database/create-database.js';
import { startDatabase } from '../database/start-database.js';
import type { Part } from './keep-running.js';
import { type Say, timed } from './progress.js';
import type { StackPlan } from './stack-plan.js';

/** The broker that services talk through: ours, or somebody's. */
export interface BrokerPart {
  readonly addresses: readonly string[];
  /** `undefined`: somebody else's, whose end is not our affair. */
  readonly part: Part | undefined;
  stop(): Promise<void>;
}

/** The server that holds the services' databases: ours, or somebody's. */
export interface DatabasePart {
  /** Creates the database unless it exists. @returns its url, which holds a password. */
  createDatabase(name: string): Promise<string>;
  readonly part: Part | undefined;
  stop(): Promise<void>;
}

const nothing = async () => {};

export async function openBroker({ brokers, dataDir, ports }: StackPlan, say: Say): Promise<BrokerPart> {
  if (brokers) return { addresses: brokers, part: undefined, stop: nothing };

  if (!existsSync(kafkaJarsFolder())) {
    say("Fetching the broker's jars with Maven (44 MB) …");
    await timed(say, 'Jars fetched', kafkaJars());
  }
  const dir = join(dataDir, 'kafka');
  const broker = await timed(say, `Broker on port ${ports.broker}`, startBroker({ dir, port: ports.broker! }));
  const node = broker.nodes[0]!;
  const part: Part = {
    name: 'The Kafka broker',
    log: join(dir, 'node-1', 'broker.log'),
    get exited() {
      return node.exited;
    },
    start: () => node.start(),
  };
  return { addresses: broker.bootstrap, part, stop: () => broker.stop() };
}

export async function openDatabase({ databaseUrl, dataDir, ports }: StackPlan, say: Say): Promise<DatabasePart> {
  if (databaseUrl) {
    const create = async (name: string) => {
      await createDatabase(databaseUrl, name);
      return Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).toString();
    };
    return { createDatabase: create, part: undefined, stop: nothing };
  }

  const dir = join(dataDir, 'postgres');
  const starting = startDatabase({ dir, port: ports.database! });
  const database = await timed(say, `Database on port ${ports.database}`, starting);
  const part: Part = {
    name: 'PostgreSQL',
    log: join(dir, 'postgres.log'),
    get exited() {
      return database.exited;
    },
    start: () => database.start(),
  };
  return { createDatabase: (name) => database.createDatabase(name), part, stop: () => database.stop() };
}
