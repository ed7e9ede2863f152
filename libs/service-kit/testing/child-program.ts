import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { type Exit, spawnGuarded } from '@todo/local-stack';
import { afterEach } from 'vitest';

/** A line of the log of a child. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** A program of this folder that runs as a process of its own; killed after the test at the latest. */
export interface ChildProgram {
  readonly stdout: Readable;
  kill(signal: NodeJS.Signals): void;
  /** Everything it wrote, stderr included. */
  output(): string;
  lines(): LogLine[];
  messages(): string[];
  /** Waits for a line with this message. */
  logged(message: string): Promise<LogLine>;
  /** How it ended; everything it wrote has been read by then. */
  readonly exit: Promise<Exit>;
}

const running: { kill(signal: NodeJS.Signals): void }[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Starts a program of this folder, run from our sources, with nothing in its environment but `env`. */
export async function startProgram(
  program: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<ChildProgram> {
  const options = ['-C', '@todo/source', '--import', here('typescript-hooks.mjs'), here(program), ...args];
  const child = await spawnGuarded(process.execPath, options, { output: 'pipe', env });
  running.push(child);
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new TypeError('pipes were asked for');
  const [out, err] = [collect(stdout), collect(stderr)];
  const lines = () =>
    out.text
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as LogLine);
  return {
    stdout,
    kill: (signal) => child.kill(signal),
    output: () => out.text + err.text,
    lines,
    messages: () => lines().map(({ message }) => message),
    async logged(message) {
      for (const deadlineMs = Date.now() + 20_000; ; await delay(5)) {
        const line = lines().find((found) => found.message === message);
        if (line !== undefined) return line;
        if (Date.now() > deadlineMs || child.exit !== undefined) {
          throw new Error(`no line "${message}" in:\n${out.text}${err.text}`);
        }
      }
    },
    exit: Promise.all([child.exited, out.closed, err.closed]).then(([how]) => how),
  };
}

function collect(stream: Readable): { text: string; closed: Promise<unknown> } {
  const collected = { text: '', closed: once(stream, 'close') };
  stream.setEncoding('utf8').on('data', (chunk: string) => (collected.text += chunk));
  return collected;
}
