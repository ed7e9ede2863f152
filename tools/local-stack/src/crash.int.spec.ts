import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { startBroker } from './broker/start-broker.js';
import { startDatabase } from './database/start-database.js';
import { knownProcess } from '../preflight/process-identity.mjs';
import { temporaryFolder } from './temporary-folder.js';

const dir = temporaryFolder('todo-crash');
afterAll(() => rmSync(dir, { recursive: true }));

interface Stack {
  parent: ChildProcess;
  /** Of the broker and of the database. */
  pids: number[];
  adminUrl: string;
}

/** A broker and a database that are children of another process than this one. */
async function stackOfAnotherProcess(): Promise<Stack> {
  const script = fileURLToPath(new URL('../testing/stack-parent.mjs', import.meta.url));
  const parent = fork(script, [], { execArgv: ['--experimental-transform-types', '--no-warnings'] });
  parent.send(dir);
  const failed = once(parent, 'exit').then(() => Promise.reject(new Error('It ended before it had started them.')));
  const [started] = (await Promise.race([once(parent, 'message'), failed])) as [Omit<Stack, 'parent'>];

  return { parent, ...started };
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const parentOf = (pid: number) => Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
const running = (pids: number[]) => pids.filter((pid) => knownProcess(pid));

describe.runIf(process.platform === 'linux')('after SIGKILL', () => {
  it('of the process that started them, broker and database end in order', async () => {
    const { parent, pids, adminUrl } = await stackOfAnotherProcess();
    await query(adminUrl, 'create table notes as select 1 as kept');

    parent.kill('SIGKILL');

    await vi.waitFor(() => expect(running(pids)).toEqual([]), { timeout: 20_000 });
    const lastWords = readFileSync(join(dir, 'database', 'postgres.log'), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1);
    expect(lastWords).toContain('database system is shut down');
  });

  it('of that process and of the guards, the next start ends what was left and keeps the data', async () => {
    const { parent, pids, adminUrl } = await stackOfAnotherProcess();
    await query(adminUrl, 'insert into notes values (2)');
    for (const guard of pids.map(parentOf)) process.kill(guard, 'SIGSTOP');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    for (const guard of pids.map(parentOf)) process.kill(guard, 'SIGKILL');
    expect(running(pids)).toEqual(pids);

    const [broker, database] = await Promise.all([
      startBroker({ dir: join(dir, 'broker') }),
      startDatabase({ dir: join(dir, 'database') }),
    ]);

    expect(running(pids)).toEqual([]);
    expect(await query(database.adminUrl, 'select kept from notes order by kept')).toEqual([{ kept: 1 }, { kept: 2 }]);
    await Promise.all([broker.stop(), database.stop()]);
  });
});
