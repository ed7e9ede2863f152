import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { knownProcess, signalProcess } from '../../preflight/process-identity.mjs';
import { type GuardedOptions, spawnGuarded } from './spawn-guarded.js';

const folder = temporaryFolder('todo-guarded');
afterAll(() => rmSync(folder, { recursive: true }));

const node = process.execPath;
const ready = 'console.log("ready"); setInterval(() => {}, 1000)';
const obedient = ['-e', ready];
const stubborn = ['-e', `process.on("SIGTERM", () => {}); ${ready}`];

const isRunning = (pid: number) => knownProcess(pid) !== undefined;
const until = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { timeout: 5_000 });

/** Starts a parent in a process of its own, which starts one guarded child; waits until that has set itself up. */
async function parentOf(args: string[], options: GuardedOptions = {}) {
  const log = join(folder, `${crypto.randomUUID()}.log`);
  const script = fileURLToPath(new URL('../../testing/guarded-parent.mjs', import.meta.url));
  const parent = fork(script, [], { execArgv: ['--experimental-transform-types', '--no-warnings'] });
  parent.send({ command: node, args, options: { ...options, output: { file: log } } });
  const [childPid] = (await once(parent, 'message')) as [number];
  await until(() => readFileSync(log, 'utf8') === 'ready\n');

  return { parent, childPid };
}

describe('a guarded process', () => {
  it('is known by its own pid and tells how it ended', async () => {
    const child = await spawnGuarded(node, ['-e', 'console.log(process.pid); process.exitCode = 3'], {
      output: 'pipe',
    });

    expect(await text(child.stdout!)).toBe(`${child.pid}\n`);
    expect(await child.exited).toEqual({ code: 3, signal: null });
    expect(child.exit).toEqual({ code: 3, signal: null });
  });

  it('gets exactly the environment and the folder it is given', async () => {
    const script = 'console.log(JSON.stringify([process.cwd(), process.env]))';
    const child = await spawnGuarded(node, ['-e', script], { cwd: folder, env: { COLOUR: 'blue' }, output: 'pipe' });

    expect(JSON.parse(await text(child.stdout!))).toEqual([folder, { COLOUR: 'blue' }]);
  });

  it('is asked to stop, and killed when it does not within the grace', async () => {
    const options: GuardedOptions = { graceMs: 200, output: 'pipe' };
    const [polite, rude] = [await spawnGuarded(node, obedient, options), await spawnGuarded(node, stubborn, options)];
    await Promise.all([once(polite.stdout!, 'data'), once(rude.stdout!, 'data')]);

    expect(await polite.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(await rude.stop()).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await rude.stop()).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('cannot be started when the command does not exist, and says so', async () => {
    await expect(spawnGuarded('/no/such/command', [])).rejects.toThrow(
      /\/no\/such\/command could not be started: .*ENOENT.* Is it installed/,
    );
  });

  it('is gone after its guard was killed', async () => {
    const child = await spawnGuarded(node, obedient, { output: 'pipe' });
    await once(child.stdout!, 'data');
    const guardPid = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]);

    process.kill(guardPid, 'SIGKILL');

    expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await until(() => !isRunning(child.pid));
  });
});

describe('the child of a parent that is gone', () => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('ends after %s of the parent', async (signal) => {
    const { parent, childPid } = await parentOf(obedient);

    parent.kill(signal);

    await until(() => !isRunning(childPid));
  });

  it('is killed when it ignores being asked, or is frozen', async () => {
    const stubbornFamily = await parentOf(stubborn, { graceMs: 200 });
    const frozenFamily = await parentOf(obedient, { graceMs: 200 });
    signalProcess(frozenFamily.childPid, 'SIGSTOP');

    for (const { parent } of [stubbornFamily, frozenFamily]) parent.kill('SIGKILL');

    await until(() => !isRunning(stubbornFamily.childPid) && !isRunning(frozenFamily.childPid));
  });

  it('is ended by the next start with the same pid file', async () => {
    const pidFile = join(folder, 'child.pid');
    const { parent, childPid } = await parentOf(stubborn, { pidFile, graceMs: 60_000 });
    parent.kill('SIGKILL');
    await until(() => parent.signalCode === 'SIGKILL');
    expect(isRunning(childPid)).toBe(true);

    const successor = await spawnGuarded(node, obedient, { pidFile });

    expect(isRunning(childPid)).toBe(false);
    expect(isRunning(successor.pid)).toBe(true);
    await successor.stop();
    expect(existsSync(pidFile)).toBe(false);
  });

  it('is left alone while its parent lives', async () => {
    const pidFile = join(folder, 'living.pid');
    const { parent, childPid } = await parentOf(obedient, { pidFile });

    await expect(spawnGuarded(node, obedient, { pidFile })).rejects.toThrow(
      new RegExp(`belongs to process ${childPid}, which process ${parent.pid} started.*kill ${parent.pid}`),
    );

    parent.kill('SIGKILL');
    await until(() => !isRunning(childPid));
  });
});
