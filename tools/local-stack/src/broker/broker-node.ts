import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalStackError } from '../local-stack-error.js';
import { awaitStart, readFrom, sizeOf } from '../process/await-start.js';
import { type Exit, type GuardedProcess, spawnGuarded } from '../process/spawn-guarded.js';
import type { ClassArchive } from './class-archive.js';
import type { NodePlan } from './node-settings.js';

/** One broker of a cluster. */
export interface BrokerNode {
  readonly id: number;
  /** Its own port; clients may have been sent to a proxy's (`advertisedPort`). */
  readonly port: number;
  /** Of the Java process; a new one after `start()`. */
  readonly pid: number;
  /** How the Java process of now ends; never rejects. */
  readonly exited: Promise<Exit>;
  /** Any signal: SIGKILL as in a crash, SIGSTOP and SIGCONT for a freeze. After a deadly one, resolves when it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again after its end, with its data; resolves when it serves. */
  start(): Promise<void>;
  /** An orderly end. */
  stop(): Promise<void>;
}

export interface NodeRuntime {
  /** Everything of this node: settings, log, data. */
  folder: string;
  clusterId: string;
  settings(dataFolder: string): string;
  java: string;
  /** Options of the virtual machine, class path included. */
  javaArgs: readonly string[];
  archive: ClassArchive;
}

const startWithinMs = 60_000;
// After this long an orderly end has failed; what it would still write is recovered from the log at the next start.
const graceMs = 10_000;
const logging = fileURLToPath(new URL('../../kafka/log4j2.properties', import.meta.url));
const survivable: readonly NodeJS.Signals[] = ['SIGSTOP', 'SIGCONT', 'SIGQUIT'];

export async function startBrokerNode(plan: NodePlan, runtime: NodeRuntime): Promise<BrokerNode> {
  await prepareFolder(runtime);
  let java = await serve(plan, runtime);

  return {
    id: plan.id,
    port: plan.port,
    get pid() {
      return java.pid;
    },
    get exited() {
      return java.exited;
    },
    async kill(signal) {
      java.kill(signal);
      if (!survivable.includes(signal)) await java.exited;
    },
    async start() {
      if (java.exit) java = await serve(plan, runtime);
    },
    async stop() {
      await java.stop();
    },
  };
}

/** Formats the data folder on first use, in a draft: a run that dies half-way must not leave half a folder. */
async function prepareFolder(runtime: NodeRuntime): Promise<void> {
  const dataFolder = join(runtime.folder, 'data');
  if (existsSync(dataFolder)) return;

  const draft = join(runtime.folder, 'data.draft');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const settings = join(runtime.folder, 'format.properties');
  writeFileSync(settings, runtime.settings(draft));

  const log = join(runtime.folder, 'format.log');
  const format = ['kafka.tools.StorageTool', 'format', '--cluster-id', runtime.clusterId, '--config', settings];
  const args = [...runtime.archive.readArgs(), ...javaArgs(runtime), ...format];
  const tool = await spawnGuarded(runtime.java, args, { output: { file: log } });
  const { code } = await tool.exited;
  if (code !== 0) {
    const message = `The broker's folder ${runtime.folder} could not be formatted:\n${readFrom(log, 0)}`;
    throw new LocalStackError('process-ended', message);
  }
  renameSync(draft, dataFolder);
  rmSync(settings);
}

async function serve({ id, port }: NodePlan, runtime: NodeRuntime): Promise<GuardedProcess> {
  const { archive, folder } = runtime;
  const settings = join(folder, 'server.properties');
  writeFileSync(settings, runtime.settings(join(folder, 'data')));

  const log = { file: join(folder, 'broker.log'), from: sizeOf(join(folder, 'broker.log')) };
  // One writer is enough.
  const archiveArgs = id === 1 ? archive.readOrWriteArgs(folder) : archive.readArgs();
  const args = [...archiveArgs, ...javaArgs(runtime), 'kafka.Kafka', settings];
  const java = await spawnGuarded(runtime.java, args, {
    output: { file: log.file },
    pidFile: join(folder, 'broker.pid'),
    graceMs,
  });
  // Its last word of a start: the port has been open for a while by then, but requests would have waited.
  const isReady = () => readFrom(log.file, log.from).includes('Kafka Server started');
  void java.exited.then((exit) => archive.keep(folder, exit));
  await awaitStart(`Broker ${id} on port ${port}`, java, log, isReady, startWithinMs);

  return java;
}

const javaArgs = (runtime: NodeRuntime) => [`-Dlog4j2.configurationFile=${logging}`, ...runtime.javaArgs];
