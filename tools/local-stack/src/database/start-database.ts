import { join, resolve } from 'node:path';
import pg from 'pg';
import { freePort, requireFreePort } from '../free-port.js';
import { awaitStart, sizeOf } from '../process/await-start.js';
import { endLeftOver } from '../process/pid-file.js';
import { type Exit, type GuardedProcess, spawnGuarded } from '../process/spawn-guarded.js';
import { createDatabase } from './create-database.js';
import { clearLeftOvers } from './left-over-backends.js';
import { postgresBinaries } from './postgres-binaries.js';
import { type Cluster, prepareCluster, superuser } from './prepare-cluster.js';
import { type Account, databaseAccount, requireReachable } from './run-as.js';

export interface DatabaseOptions {
  /** Where data, password and log live; made when absent. What is there is served again. */
  dir: string;
  /** Default: a free one. */
  port?: number;
  /** Settings of postgresql.conf; they win over ours. Default: none. */
  settings?: Readonly<Record<string, string | number | boolean>>;
}

export interface Database {
  readonly port: number;
  /** Of the server's first process; a new one after `start()`. */
  readonly pid: number;
  /** How the server's process of now ends; never rejects. */
  readonly exited: Promise<Exit>;
  /** Of the database `postgres`, as superuser. Holds a password: do not log it. */
  readonly adminUrl: string;
  /** Of any database, as superuser. */
  url(database: string): string;
  /** Creates the database unless it exists; answers its url. */
  createDatabase(name: string): Promise<string>;
  /** Any signal to the server's first process. After a deadly one, resolves when it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** An orderly end; connections are cut, the data stay. */
  stop(): Promise<void>;
  /** Starts it again after its end, with its data and on its port. */
  start(): Promise<void>;
}

const startWithinMs = 30_000;
const deadly: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGKILL'];

const baseSettings = {
  listen_addresses: '127.0.0.1',
  // No socket file, thus none that could be left over or be in another user's way.
  unix_socket_directories: '',
  max_connections: 200,
  // What was committed is on the disk, as in production: a test must not pass because of less.
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts a real PostgreSQL and resolves when it answers. It ends with this process at the latest; whoever starts it
 * stops it.
 *
 * @throws LocalStackError, whose message says what to do: no binaries, port taken, folder in use or out of reach.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.port !== undefined) await requireFreePort(options.port, 'PostgreSQL');
  const dir = resolve(options.dir);
  const account = databaseAccount();
  if (account) requireReachable(join(dir, 'cluster'), account);

  const { initdb, postgres } = await postgresBinaries(account !== undefined);
  const cluster = await prepareCluster(dir, initdb, account);
  const port = options.port ?? (await freePort());
  const urlOf = (database: string) =>
    `postgresql://${superuser}:${cluster.password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const serve = () => serveCluster({ dir, account, postgres, cluster, port, settings: options.settings ?? {} });
  let server = await serve();

  return {
    port,
    get pid() {
      return server.pid;
    },
    get exited() {
      return server.exited;
    },
    adminUrl: urlOf('postgres'),
    url: urlOf,
    async createDatabase(name) {
      await createDatabase(urlOf('postgres'), name);
      return urlOf(name);
    },
    async kill(signal) {
      server.kill(signal);
      if (deadly.includes(signal)) await server.exited;
    },
    async stop() {
      await server.stop();
    },
    async start() {
      if (server.exit) server = await serve();
    },
  };
}

interface ServerPlan {
  dir: string;
  account: Account | undefined;
  postgres: string;
  cluster: Cluster;
  port: number;
  settings: NonNullable<DatabaseOptions['settings']>;
}

async function serveCluster({ dir, account, postgres, cluster, port, settings }: ServerPlan): Promise<GuardedProcess> {
  const pidFile = join(dir, 'postgres.pid');
  await endLeftOver(pidFile);
  await clearLeftOvers(cluster.folder);

  const flags = Object.entries({ ...baseSettings, port, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const log = { file: join(dir, 'postgres.log'), from: sizeOf(join(dir, 'postgres.log')) };
  const server = await spawnGuarded(postgres, ['-D', cluster.folder, ...flags], {
    account,
    cwd: cluster.folder,
    output: { file: log.file },
    pidFile,
    // "Fast": ends its connections first. SIGTERM would wait until the clients have gone.
    stopSignal: 'SIGINT',
  });
  const connection = { host: '127.0.0.1', port, user: superuser, password: cluster.password, database: 'postgres' };
  await awaitStart(`PostgreSQL on port ${port}`, server, log, () => answers(connection), startWithinMs);

  return server;
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
