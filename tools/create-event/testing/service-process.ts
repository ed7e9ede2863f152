import { type GuardedProcess, spawnGuarded } from '@todo/local-stack';
import { eventually } from '@todo/testkit';

interface Health {
  readonly details: Readonly<Record<string, { readonly status: string }>>;
}

/** A service run from the sources of a workspace, as a process of its own. */
export class ServiceProcess {
  private output = '';

  private constructor(private readonly process: GuardedProcess) {
    for (const stream of [process.stdout!, process.stderr!]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (this.output += chunk));
    }
  }

  /** @param workspace the folder that holds `apps/`. */
  static async start(workspace: string, name: string, env: Record<string, string>): Promise<ServiceProcess> {
    const hooks = `${workspace}/libs/service-kit/testing/typescript-hooks.mjs`;
    const args = ['-C', '@todo/source', '--import', hooks, `${workspace}/apps/${name}/src/main.ts`];
    const settings = { NODE_ENV: 'production', MANAGEMENT_PORT: '0', ...env };
    return new ServiceProcess(await spawnGuarded(process.execPath, args, { output: 'pipe', env: settings }));
  }

  /** Waits until it consumes what it is to consume. */
  async ready(): Promise<void> {
    await eventually(
      async () => {
        const { details } = JSON.parse(await this.ask('/health/ready')) as Health;
        if (details['consumers']?.status !== 'up') throw new Error(`not ready:\n${this.output}`);
      },
      { withinMs: 45_000, everyMs: 100 },
    );
  }

  /** How many records of a topic it has finished in this way, by its own metrics. */
  async finished(topic: string, result: 'done' | 'skipped', reason: string): Promise<number> {
    const labels = `topic="${topic}",result="${result}",reason="${reason}"`;
    const line = (await this.ask('/metrics')).split('\n').find((each) => each.includes(labels));
    return Number(line?.split(' ').at(-1) ?? 0);
  }

  async stop(): Promise<void> {
    await this.process.stop();
  }

  private async ask(path: string): Promise<string> {
    const port = /"managementPort":(\d+)/.exec(this.output)?.[1];
    if (port === undefined) throw new Error(`not started:\n${this.output}`);
    return (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  }
}
