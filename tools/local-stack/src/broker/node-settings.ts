import { readFileSync } from 'node:fs';

/** One broker's place in the cluster. */
export interface NodePlan {
  /** From 1 on. */
  id: number;
  /** Where clients connect to. */
  port: number;
  /** Where clients are told to connect to. */
  advertisedPort: number;
  /** Where other brokers connect to. */
  internalPort: number;
  controllerPort: number;
}

export interface SettingsOptions {
  fastFailover: boolean;
  /** Kafka settings by name; they win over everything else. */
  settings: Readonly<Record<string, string | number | boolean>>;
}

const shared = readFileSync(new URL('../../kafka/server.properties', import.meta.url), 'utf8');
const fastFailoverLines = readFileSync(new URL('../../kafka/fast-failover.properties', import.meta.url), 'utf8');

/** The text of one broker's `server.properties`; later lines hold. */
export function nodeSettings(
  node: NodePlan,
  cluster: readonly NodePlan[],
  dataFolder: string,
  { fastFailover, settings }: SettingsOptions,
): string {
  const address = (port: number) => `127.0.0.1:${port}`;
  // Three copies of which two must be written survive the loss of any one broker.
  const [replicas, inSync] = cluster.length === 1 ? [1, 1] : [3, 2];
  const own = {
    'node.id': node.id,
    'controller.quorum.voters': cluster.map(({ id, controllerPort }) => `${id}@${address(controllerPort)}`).join(','),
    listeners: [
      `CLIENT://${address(node.port)}`,
      `INTERNAL://${address(node.internalPort)}`,
      `CONTROLLER://${address(node.controllerPort)}`,
    ].join(','),
    'advertised.listeners': `CLIENT://${address(node.advertisedPort)},INTERNAL://${address(node.internalPort)}`,
    'log.dirs': dataFolder,
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
  };
  const lines = (values: object) => Object.entries(values).map(([name, value]) => `${name}=${value}`);

  return [shared, fastFailover ? fastFailoverLines : '', ...lines(own), ...lines(settings), ''].join('\n');
}
