import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { type Exit, type GuardedProcess, spawnGuarded } from '@todo/local-stack';
import { eventually } from '@todo/testkit';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const hooks = fileURLToPath(new URL('../../../../libs/service-kit/testing/typescript-hooks.mjs', import.meta.url));

/** The whole service as a process of its own, run from our sources. */
export class ServiceProcess {
  private output = '';
  private process: GuardedProcess | undefined;

  constructor(private readonly environment: Readonly<Record<string, string>>) {}

  /** Starts it, or starts it again. Resolves when it runs; it may not be ready yet. */
  async start(): Promise<void> {
    this.output = '';
    const args = ['-C', '@todo/source', '--import', hooks, main];
    const env = { NODE_ENV: 'production', MANAGEMENT_PORT: '0', LOG_LEVEL: 'debug', ...this.environment };
    this.process = await spawnGuarded(process.execPath, args, { output: 'pipe', env });
    for (const stream of [this.process.stdout!, this.process.stderr!]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (this.output += chunk));
    }
  }

  /** Everything it said since it was started last. */
  get said(): string {
    return this.output;
  }

  /** Waits until it is ready, and asks something of its management port. */
  async get(path: string, withinMs = 30_000): Promise<{ status: number; text: string }> {
    const port = await eventually(
      () => {
        const started = /"managementPort":(\d+)/.exec(this.output)?.[1];
        if (started === undefined) throw new Error(`not started:\n${this.output}`);
        return started;
      },
      { withinMs },
    );
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  }

  signal(signal: NodeJS.Signals): void {
    this.process?.kill(signal);
  }

  /** How it ended; everything it wrote has been read by then. */
  async ended(): Promise<Exit> {
    const { exited, stdout } = this.process!;
    const exit = await exited;
    if (!stdout!.closed) await once(stdout!, 'close');
    return exit;
  }

  /** SIGKILL: nothing in it gets a chance to tidy up. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended();
  }

  async stop(): Promise<Exit> {
    this.signal('SIGTERM');
    return this.ended();
  }
}
