import { renameSync } from 'node:fs';
import type { ServiceName } from '@todo/event-contracts';
import { awaitStart, sizeOf } from '../process/await-start.js';
import { nodeFlags } from '../process/node-flags.js';
import { type Exit, type GuardedProcess, spawnGuarded } from '../process/spawn-guarded.js';
import type { Part } from './keep-running.js';

export interface ServiceOptions {
  readonly name: ServiceName;
  /** The compiled file that starts it. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly managementPort: number;
  readonly log: string;
  readonly pidFile: string;
}

const readyWithinMs = 60_000;
const graceMs = 10_000;
const logBytesMax = 20 * 1024 * 1024;

/** One of our services, as a process of its own. */
export class Service implements Part {
  private constructor(
    private readonly options: ServiceOptions,
    private process: GuardedProcess,
    private readonly logFrom: number,
  ) {}

  /** Starts it; does not wait until it is ready. */
  static async start(options: ServiceOptions): Promise<Service> {
    // What was told before the last start is kept once more.
    if (sizeOf(options.log) > logBytesMax) renameSync(options.log, `${options.log}.old`);
    const logFrom = sizeOf(options.log);

    return new Service(options, await spawn(options), logFrom);
  }

  /** @throws LocalStackError with the end of its log when it ends meanwhile, or takes longer than a minute. */
  async ready(): Promise<void> {
    const { name, log, managementPort } = this.options;
    const written = { file: log, from: this.logFrom };
    await awaitStart(name, this.process, written, () => isReady(managementPort), readyWithinMs);
  }

  get name(): ServiceName {
    return this.options.name;
  }

  get log(): string {
    return this.options.log;
  }

  get pid(): number {
    return this.process.pid;
  }

  get exited(): Promise<Exit> {
    return this.process.exited;
  }

  async start(): Promise<void> {
    this.process = await spawn(this.options);
  }

  async stop(): Promise<void> {
    await this.process.stop();
  }
}

function spawn({ entry, environment, log, pidFile }: ServiceOptions): Promise<GuardedProcess> {
  return spawnGuarded(process.execPath, [...nodeFlags, entry], {
    env: environment,
    output: { file: log },
    pidFile,
    graceMs,
  });
}

async function isReady(managementPort: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${managementPort}/health/ready`)).ok;
  } catch {
    return false;
  }
}
