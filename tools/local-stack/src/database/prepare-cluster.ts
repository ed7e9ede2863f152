import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalStackError } from '../local-stack-error.js';
import { readFrom } from '../process/await-start.js';
import { spawnGuarded } from '../process/spawn-guarded.js';
import type { Account } from './run-as.js';

/** The one superuser of a local server. */
export const superuser = 'postgres';

export interface Cluster {
  /** PostgreSQL's data folder. */
  folder: string;
  password: string;
}

/**
 * The data folder and the password beside it, made on first use. `initdb` fills a draft that is renamed, so that a run
 * which dies half-way leaves nothing to trip over.
 */
export async function prepareCluster(dir: string, initdb: string, account: Account | undefined): Promise<Cluster> {
  mkdirSync(dir, { recursive: true });
  const cluster = { folder: join(dir, 'cluster'), password: passwordIn(join(dir, 'password'), account) };
  if (existsSync(cluster.folder)) return cluster;

  const draft = join(dir, 'cluster.draft');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account) chownSync(draft, account.uid, account.gid);
  await initialise(initdb, draft, { passwordFile: join(dir, 'password'), log: join(dir, 'initdb.log'), account });
  renameSync(draft, cluster.folder);

  return cluster;
}

function passwordIn(file: string, account: Account | undefined): string {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
    // initdb reads it itself.
    if (account) chownSync(file, account.uid, account.gid);
  }
  return readFileSync(file, 'utf8');
}

interface InitialiseOptions {
  passwordFile: string;
  log: string;
  account: Account | undefined;
}

async function initialise(initdb: string, folder: string, { passwordFile, log, account }: InitialiseOptions) {
  const args = [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // The same order and the same upper case on every machine, whatever languages it has.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const tool = await spawnGuarded(initdb, args, { account, cwd: folder, output: { file: log } });
  const { code } = await tool.exited;
  if (code !== 0) {
    throw new LocalStackError('process-ended', `PostgreSQL's initdb failed on ${folder}:\n${readFrom(log, 0)}`);
  }
}
