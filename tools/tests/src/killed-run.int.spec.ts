import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { temporaryFolder } from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import { afterAll, describe, expect, it } from 'vitest';

const run = fileURLToPath(new URL('../run.mjs', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Command lines by process id of all that carry the mark in their environment, which children inherit. */
function marked(mark: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)) continue;
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      // A process that has ended and waits for its parent to notice has no command line.
      if (command !== '') found.set(Number(pid), command);
    } catch {
      // Ended while it was looked at.
    }
  }
  return found;
}

/** What a killed run wrote nobody removes: its own temporary folder takes it. */
const folder = temporaryFolder('todo-killed-run');
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(process.platform !== 'linux')('a run of tests that is killed', () => {
  it.each(['its parent', 'itself'])('with SIGKILL to %s leaves no process behind', async (whom) => {
    const mark = randomUUID();
    // As npm does it: a shell that waits for the runner.
    const script = `"${process.execPath}" "${run}" int apps/audit-service/src/start.int & wait`;
    const shell = spawn('sh', ['-c', script], {
      cwd: root,
      env: { ...process.env, RUN_MARK: mark, TMPDIR: folder },
      stdio: 'ignore',
    });
    const all = () => [...marked(mark).values()].join('\n');
    await eventually(() => expect(all()).toMatch(/kafka\.Kafka[\s\S]*postgres|postgres[\s\S]*kafka\.Kafka/), {
      withinMs: 45_000,
    });
    const runner = [...marked(mark)].find(([, command]) => command.includes(`${run} int`) && !command.startsWith('sh'));

    process.kill(whom === 'itself' ? runner![0] : shell.pid!, 'SIGKILL');

    await eventually(() => expect(all()).toBe(''), { withinMs: 20_000 });
  });
});
