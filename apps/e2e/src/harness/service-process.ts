import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ServiceName } from '@todo/event-contracts';
import { freePorts, type GuardedProcess, nodeFlags, spawnGuarded } from '@todo/local-stack';

import { eventually } from '@todo/testkit';

/** Where the compiled services lie. */
const apps = fileURLToPath(new URL('../../../', import.meta.url));

/** The entry file of a variant: a service with one part replaced. */
export const variant = (name: string): string => `${apps}e2e/variants/${name}.mjs`;

export interface ServicePlan {
  readonly name: ServiceName;
  /** The whole environment but for the ports, which are chosen free. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where its log goes. */
  readonly logFolder: string;
  /** Another entry file than `dist/main.js` of the service: a variant with one part replaced. */
  readonly entry?: string;
}

/** One running instance of a service: a real process, started as in production. */
export class ServiceProcess {
  private constructor(
    readonly plan: ServicePlan,
    readonly port: number,
    readonly managementPort: number,
    private process: GuardedProcess,
    readonly logFile: string,
  ) {}

  static async start(plan: ServicePlan, extra: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const [port, managementPort] = (await freePorts(2)) as [number, number];
    mkdirSync(plan.logFolder, { recursive: true });
    const logFile = `${plan.logFolder}/${plan.name}-${port}.log`;
    const process = await spawn(plan, port, managementPort, logFile, extra);
    return new ServiceProcess(plan, port, managementPort, process, logFile);
  }

  get pid(): number {
    return this.process.pid;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get running(): boolean {
    return this.process.exit === undefined;
  }

  /** The exit code, or the signal that ended it; waits for the end. */
  async ended(): Promise<number | string> {
    const { code, signal } = await this.process.exited;
    return code ?? signal ?? 'unknown';
  }

  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** SIGTERM, and the exit code. */
  async stop(): Promise<number | string> {
    this.process.kill('SIGTERM');
    return this.ended();
  }

  /** Starts it again on its ports after it has ended. @param extra wins over the environment of its plan. */
  async restart(extra: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.process.exited;
    this.process = await spawn(this.plan, this.port, this.managementPort, this.logFile, extra);
  }

  async ready(withinMs = 30_000): Promise<void> {
    await eventually(
      async () => {
        if (!this.running) throw new Error(`${this.plan.name} has ended; see ${this.logFile}`);
        const response = await fetch(`http://127.0.0.1:${this.managementPort}/health/ready`);
        if (!response.ok) throw new Error(`${this.plan.name} is not ready: ${await response.text()}`);
      },
      { withinMs },
    );
  }

  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.managementPort}/metrics`)).text();
  }
}

async function spawn(
  plan: ServicePlan,
  port: number,
  managementPort: number,
  logFile: string,
  extra: Readonly<Record<string, string>>,
): Promise<GuardedProcess> {
  const entry = plan.entry ?? `${apps}${plan.name}/dist/main.js`;
  const started = await spawnGuarded(process.execPath, [...nodeFlags, entry], {
    output: { file: logFile },
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      MANAGEMENT_PORT: String(managementPort),
      ...plan.environment,
      ...extra,
    },
  });
  console.log(`${plan.name}: pid ${started.pid}, port ${port}`);
  return started;
}
