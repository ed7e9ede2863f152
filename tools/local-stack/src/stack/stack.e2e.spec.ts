import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type KnownProcess, isRunning, knownProcess, signalProcess } from '../../preflight/process-identity.mjs';
import { listeners } from '../../preflight/settings.mjs';
import { type GuardedProcess, spawnGuarded } from '../process/spawn-guarded.js';
import { temporaryFolder } from '../temporary-folder.js';
import type { StackFile } from './stack-file.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const parent = temporaryFolder('todo-start');
const dataDir = join(parent, 'data');
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Whatever else listens on this machine. */
const freePorts = Object.fromEntries(listeners.map(({ variable }) => [variable, '0']));
const { PATH, HOME, JAVA_HOME } = process.env;
const environment = { PATH, HOME, JAVA_HOME, DATA_DIR: dataDir, ...freePorts };

interface Run {
  npm: GuardedProcess;
  /** All that was said so far. */
  output: () => string;
}

async function npmStart(): Promise<Run> {
  const npm = await spawnGuarded('npm', ['start'], { cwd: root, env: environment, output: 'pipe' });
  let output = '';
  for (const stream of [npm.stdout!, npm.stderr!]) stream.on('data', (chunk: Buffer) => (output += chunk));
  return { npm, output: () => output };
}

const within = (seconds: number) => ({ timeout: seconds * 1000, interval: 50 });

/** Starts it and waits for its last line. */
async function startedStack(): Promise<Run> {
  const run = await npmStart();
  await vi.waitFor(() => {
    if (run.npm.exit) throw new Error(`npm start ended:\n${run.output()}`);
    expect(run.output().trimEnd()).toMatch(/\nReady: http:\/\/localhost:\d+$/);
  }, within(120));
  return run;
}

const stackFile = () => JSON.parse(readFileSync(join(dataDir, 'stack.json'), 'utf8')) as StackFile;
const commandOf = ({ pid }: KnownProcess) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');

/** A process and everything below it, by what the system says of parents. */
function family(pid: number): KnownProcess[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const above = parentOf(Number(name));
    children.set(above, [...(children.get(above) ?? []), Number(name)]);
  }
  const below = (of: number): number[] => [of, ...(children.get(of) ?? []).flatMap(below)];
  return below(pid).flatMap((member) => knownProcess(member) ?? []);
}

function parentOf(pid: number): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

/** Every process of this machine that was started for this data folder, whoever its parent is now. */
function processesOnTheFolder(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => mentionsFolder(`/proc/${pid}/environ`) || mentionsFolder(`/proc/${pid}/cmdline`))
    .map(Number);
}

function mentionsFolder(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes(dataDir);
  } catch {
    return false;
  }
}

async function nothingIsLeftOf(members: readonly KnownProcess[]): Promise<void> {
  expect(members.length).toBeGreaterThan(10);
  await vi.waitFor(() => {
    expect(members.filter(isRunning).map(commandOf)).toEqual([]);
    expect(processesOnTheFolder()).toEqual([]);
  }, within(30));
}

type Ask = (path: string, body?: object) => Promise<{ status: number; body: Answer }>;

/** Asks as somebody who signed in by name: with a body it is a POST. */
async function signIn(): Promise<Ask> {
  const { gateway } = stackFile();
  const json = { 'content-type': 'application/json' };
  const post = { method: 'POST', headers: json, body: JSON.stringify({ name: 'ada' }) };
  const { token } = (await (await fetch(`${gateway}/api/dev/sign-in`, post)).json()) as { token: string };

  return async (path, body) => {
    const headers = { ...json, authorization: `Bearer ${token}` };
    const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    const response = await fetch(`${gateway}${path}`, request);
    return { status: response.status, body: (await response.json()) as Answer };
  };
}

interface Answer {
  tasks?: { title: string }[];
  items?: { title: string }[];
}

const titles = async (ask: Ask) => (await ask('/api/tasks')).body.items?.map(({ title }) => title);

describe.runIf(process.platform === 'linux')('npm start', () => {
  let run: Run;
  beforeAll(async () => void (run = await startedStack()));

  it('on an empty folder starts everything, and says how far it is', async () => {
    const { services, ...addresses } = stackFile();

    for (const step of ['Broker on port', 'Database on port', 'Topics', 'Migrations', 'Services']) {
      expect(run.output()).toMatch(new RegExp(`^${step}.* \\(\\d+\\.\\d s\\)$`, 'm'));
    }
    expect(run.output().trimEnd().split('\n').at(-1)).toBe(`Ready: ${addresses.gateway}`);
    // The run has built already: another test may be running services from what stands in `dist`.
    expect(run.output()).not.toContain('Building');
    expect(addresses).toEqual({
      gateway: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      audit: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      mail: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      smtp: expect.stringMatching(/^smtp:\/\/127\.0\.0\.1:\d+$/),
      broker: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
    });
    for (const { pid, management, databaseUrl } of Object.values(services)) {
      expect(knownProcess(pid)).toBeDefined();
      expect((await fetch(`${management}/health/ready`)).status).toBe(200);
      expect(databaseUrl).toMatch(/^postgresql:/);
    }
    expect(await (await fetch(`${addresses.mail}/api/messages`)).json()).toEqual([]);
  });

  it('answers a sentence of somebody who signs in by name', async () => {
    const ask = await signIn();

    const { status, body } = await ask('/api/chat', { message: 'buy oat milk', timeZone: 'Europe/Paris' });

    expect(status).toBe(200);
    expect(body.tasks).toMatchObject([{ title: 'buy oat milk' }]);
  });

  it('keeps its secrets: no file of them is for others, and none is told', () => {
    const secrets = Object.values(
      JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as object,
    ) as string[];
    const password = new URL(stackFile().services['chat-gateway'].databaseUrl).password;

    for (const file of ['stack.json', 'secrets.json']) expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0);
    for (const secret of [...secrets, password]) expect(run.output()).not.toContain(secret);
  });

  it('a second time shows where the first one listens, and ends with 0', async () => {
    const second = await npmStart();

    expect(await second.npm.exited).toEqual({ code: 0, signal: null });
    expect(second.output()).toContain('is already running');
    expect(second.output().trimEnd().split('\n').at(-1)).toBe(`Ready: ${stackFile().gateway}`);
  });

  it('starts a service and the broker again when they crash, and says so', async () => {
    const before = stackFile().services['notification-service'].pid;
    const broker = family(run.npm.pid).find((member) => commandOf(member).includes('kafka.Kafka'))!;

    process.kill(before, 'SIGKILL');
    process.kill(broker.pid, 'SIGKILL');

    await vi.waitFor(() => {
      expect(run.output()).toMatch(/notification-service was ended by SIGKILL; it is started again in 0\.5 s/);
      expect(run.output()).toMatch(/The Kafka broker was ended by SIGKILL; it is started again in 0\.5 s/);
      expect(stackFile().services['notification-service'].pid).not.toBe(before);
    }, within(20));
    // Saved at once; carried out as soon as the broker serves again.
    const ask = await signIn();
    await ask('/api/chat', { message: 'call the plumber', timeZone: 'Europe/Paris' });
    await vi.waitFor(async () => expect(await titles(ask)).toContain('call the plumber'), within(60));
  });

  it('goes on with its data after SIGKILL of all who watch over it, and clears what they left', async () => {
    const members = family(run.npm.pid);
    const watchers = members.filter((member) => /npm start|start\.mjs|main\.js|guard\.mjs/.test(commandOf(member)));
    const watching = watchers.filter((member) => !commandOf(member).includes('/apps/'));
    for (const { pid } of watching) signalProcess(pid, 'SIGSTOP');
    for (const { pid } of watching) signalProcess(pid, 'SIGKILL');
    await run.npm.exited;
    expect(members.filter(isRunning).length).toBeGreaterThan(5);

    run = await startedStack();

    expect(members.filter(isRunning).map(commandOf)).toEqual([]);
    expect(await titles(await signIn())).toEqual(expect.arrayContaining(['buy oat milk', 'call the plumber']));
  });

  it('leaves no process behind when npm is killed', async () => {
    const members = family(run.npm.pid);

    run.npm.kill('SIGKILL');

    await nothingIsLeftOf(members);
  });

  it('ends in order on Ctrl-C, with 0, and leaves no process behind', async () => {
    run = await startedStack();
    const members = family(run.npm.pid);
    // A terminal tells all of the foreground: npm, the starter, the supervisor.
    const foreground = members.filter((member) => /npm start|start\.mjs|stack\/main\.js/.test(commandOf(member)));

    for (const { pid } of foreground) process.kill(pid, 'SIGINT');

    expect(foreground).toHaveLength(3);
    expect(await run.npm.exited).toEqual({ code: 0, signal: null });
    await nothingIsLeftOf(members);
    const lastWords = readFileSync(join(dataDir, 'postgres', 'postgres.log'), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1);
    expect(lastWords).toContain('database system is shut down');
  });
});
