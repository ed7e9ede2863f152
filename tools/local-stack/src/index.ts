export { type BrokerNode } from './broker/broker-node.js';
export { type Broker, type BrokerOptions, startBroker } from './broker/start-broker.js';
export { type Database, type DatabaseOptions, startDatabase } from './database/start-database.js';
export { type TcpProxy, tcpProxy, type TcpProxyOptions } from './faults/tcp-proxy.js';
export { freePort, freePorts, requireFreePort } from './free-port.js';
export { LocalStackError, type LocalStackErrorCode } from './local-stack-error.js';
export {
  type CaughtMail,
  type MailBehaviour,
  type MailCatcher,
  type MailCatcherOptions,
  startMailCatcher,
} from './mail/mail-catcher.js';
export { migrate, type MigrateOptions } from './migrations/migrate.js';
export { type Drift, type DriftOptions, schemaDrift } from './migrations/schema-drift.js';
export { nodeFlags } from './process/node-flags.js';
export { type Exit, type GuardedOptions, type GuardedProcess, spawnGuarded } from './process/spawn-guarded.js';
export { temporaryFolder } from './temporary-folder.js';
