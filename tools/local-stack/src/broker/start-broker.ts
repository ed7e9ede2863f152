import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePorts, requireFreePort } from '../free-port.js';
import { type BrokerNode, startBrokerNode } from './broker-node.js';
import { ClassArchive } from './class-archive.js';
import { findJava } from './java.js';
import { kafkaJars } from './kafka-jars.js';
import { type NodePlan, nodeSettings, type SettingsOptions } from './node-settings.js';

export interface BrokerOptions extends Partial<SettingsOptions> {
  /** Where data, settings and logs live; made when absent. What is there is served again. */
  dir: string;
  /** How many brokers, each of them a controller too. Topics then have as many copies. Default: 1. */
  brokers?: 1 | 3;
  /** Of the first broker; the others get free ones. Default: a free one. */
  port?: number;
  /** The proxies' ports to which clients are sent, one a broker. Default: the brokers' own. */
  advertisedPorts?: readonly number[];
  /** Notices within seconds that a broker was killed. Default: true. */
  fastFailover?: boolean;
  /** For the virtual machine, after our own; the last one wins. Default: none. */
  javaArgs?: readonly string[];
}

export interface Broker {
  /** What clients connect to first: `127.0.0.1:<port>` of each broker, or of its proxy. */
  readonly bootstrap: readonly string[];
  readonly nodes: readonly BrokerNode[];
  /** An orderly end of all nodes; the data stay. */
  stop(): Promise<void>;
}

/** Small and quick to start rather than fast under load. */
const smallMachine = ['-Xms128m', '-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * Starts a real Apache Kafka and resolves when it serves. It ends with this process at the latest; whoever starts it
 * stops it.
 *
 * @throws LocalStackError, whose message says what to do: no Java, no Maven, no network, port taken, folder in use.
 */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  if (options.port !== undefined) await requireFreePort(options.port, 'the Kafka broker');
  const [java, jars, plans] = await Promise.all([findJava(), kafkaJars(), planNodes(options)]);

  const dir = resolve(options.dir);
  const clusterId = clusterIdOf(dir);
  const archive = new ClassArchive(java, jars);
  const settings = { fastFailover: options.fastFailover ?? true, settings: options.settings ?? {} };
  const nodes = await allOrNone(
    plans.map((plan) =>
      startBrokerNode(plan, {
        folder: join(dir, `node-${plan.id}`),
        clusterId,
        settings: (dataFolder) => nodeSettings(plan, plans, dataFolder, settings),
        java: java.command,
        archive,
        javaArgs: ['-cp', jars.classPath, ...smallMachine, ...(options.javaArgs ?? [])],
      }),
    ),
  );

  return {
    bootstrap: plans.map(({ advertisedPort }) => `127.0.0.1:${advertisedPort}`),
    nodes,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function planNodes({ brokers = 1, port, advertisedPorts }: BrokerOptions): Promise<NodePlan[]> {
  const ports = await freePorts(3 * brokers);

  return Array.from({ length: brokers }, (_, index) => {
    const [free, internalPort, controllerPort] = ports.slice(3 * index) as [number, number, number];
    const own = (index === 0 && port) || free;
    return { id: index + 1, port: own, advertisedPort: advertisedPorts?.[index] ?? own, internalPort, controllerPort };
  });
}

/** One that cannot start must not leave the others running. */
async function allOrNone(starting: Promise<BrokerNode>[]): Promise<BrokerNode[]> {
  const results = await Promise.allSettled(starting);
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return results.map((result) => (result as PromiseFulfilledResult<BrokerNode>).value);

  await Promise.all(results.map((result) => result.status === 'fulfilled' && result.value.stop()));
  throw failed.reason;
}

/** A cluster keeps its id for life; brokers refuse data of another cluster. */
function clusterIdOf(dir: string): string {
  const file = join(dir, 'cluster-id');
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true });
    // 16 bytes in base64, of which the first must not make it look like an option of the format tool.
    writeFileSync(file, `A${randomBytes(16).toString('base64url').slice(1)}`);
  }
  return readFileSync(file, 'utf8');
}
