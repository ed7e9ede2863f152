import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { LocalStackError } from '../local-stack-error.js';
import { endLeftOver, removePidFile, writePidFile } from './pid-file.js';
import { signalProcess } from '../../preflight/process-identity.mjs';

export interface GuardedOptions {
  /** Working folder. Default: that of this process. */
  cwd?: string;
  /** The whole environment of the child. Default: that of this process. */
  env?: NodeJS.ProcessEnv;
  /** Whom to run as; only root may say so. Default: the user of this process. */
  account?: { uid: number; gid: number } | undefined;
  /** Where standard output and standard error go; `file` appends. Default: `ignore`. */
  output?: 'ignore' | 'inherit' | 'pipe' | { file: string };
  /** How to ask the child to end, by `stop()` and when this process is gone. Default: `SIGTERM`. */
  stopSignal?: NodeJS.Signals;
  /** How long the child may take to end before it is killed, in milliseconds. Default: 10,000. */
  graceMs?: number;
  /**
   * Remembers the child, so that the next start ends one that was left over. One file a child. Default: none.
   * While the process that wrote it is alive, nobody else may start with the same file.
   */
  pidFile?: string;
}

/** How a process ended: exactly one of the two is set. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface GuardedProcess {
  /** Of the command itself, not of its guard. */
  readonly pid: number;
  /** Never rejects. */
  readonly exited: Promise<Exit>;
  /** What has become of it; `undefined` while it runs. */
  readonly exit: Exit | undefined;
  /** Only with `output: 'pipe'`. */
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  /** Sends any signal. Does nothing after the end. */
  kill(signal: NodeJS.Signals): void;
  /** `stopSignal`, then SIGKILL after `graceMs`; resolves when the process is gone. May be called twice. */
  stop(): Promise<Exit>;
}

type GuardReport =
  { kind: 'started'; pid: number } | { kind: 'failed'; code: string; message: string } | ({ kind: 'exited' } & Exit);

const guardFile = fileURLToPath(new URL('../../guard.mjs', import.meta.url));

/**
 * Starts a command that cannot outlive this process: a guard between the two ends the child when this process is gone,
 * SIGKILL included. Guard and child form a session of their own, so Ctrl-C reaches this process only, which can then
 * stop its children in order. Whoever starts a child stops it.
 *
 * @throws LocalStackError `command-missing`, `folder-in-use` (see `pidFile`).
 */
export async function spawnGuarded(
  command: string,
  args: readonly string[],
  options: GuardedOptions = {},
): Promise<GuardedProcess> {
  if (options.pidFile) await endLeftOver(options.pidFile);

  const guard = spawnGuard(options.output ?? 'ignore');
  const settings = { stopSignal: options.stopSignal ?? 'SIGTERM', graceMs: options.graceMs ?? 10_000 };
  const { cwd, env = process.env, account } = options;
  guard.send({ command, args, cwd, env, uid: account?.uid, gid: account?.gid, ...settings });

  const { started, exited } = watch(guard, command);
  const pid = await started;
  if (options.pidFile) writePidFile(options.pidFile, pid);

  return guardedProcess(guard, pid, exited, { ...settings, pidFile: options.pidFile });
}

function spawnGuard(output: NonNullable<GuardedOptions['output']>): ChildProcess {
  const file = typeof output === 'object' ? openSync(output.file, 'a') : undefined;
  const target = file ?? (output as Exclude<typeof output, object>);
  const stdio: StdioOptions = ['ignore', target, target, 'ipc'];
  try {
    // The guard needs nothing of our environment (NODE_OPTIONS least of all); the child's travels in the message.
    return spawn(process.execPath, [guardFile], { detached: true, env: {}, stdio });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Both promises listen from the first moment on: a child may start and end before anybody could await the first. */
function watch(guard: ChildProcess, command: string) {
  const started = Promise.withResolvers<number>();
  const exited = Promise.withResolvers<Exit>();
  let pid: number | undefined;
  const fail = (reason: string, cause?: Error) =>
    started.reject(new LocalStackError('command-missing', `${command} could not be started: ${reason}`, { cause }));

  guard.on('message', (report: GuardReport) => {
    if (report.kind === 'started') started.resolve((pid = report.pid));
    else if (report.kind === 'failed') fail(`${report.message}. Is it installed, and may this user run it?`);
    else exited.resolve({ code: report.code, signal: report.signal });
    if (report.kind !== 'started') pid = undefined;
  });
  guard.once('error', (error) => fail(error.message, error));
  // Comes after the last message. Only a guard that was killed has a running child then: its work becomes ours.
  guard.once('disconnect', () => {
    fail('its guard was ended. Try again.');
    if (pid !== undefined) signalProcess(pid, 'SIGKILL');
    exited.resolve({ code: null, signal: 'SIGKILL' });
  });

  return { started: started.promise, exited: exited.promise };
}

interface EndOptions {
  stopSignal: NodeJS.Signals;
  graceMs: number;
  pidFile: string | undefined;
}

function guardedProcess(
  { stdout, stderr }: ChildProcess,
  pid: number,
  ended: Promise<Exit>,
  { stopSignal, graceMs, pidFile }: EndOptions,
): GuardedProcess {
  let exit: Exit | undefined;
  const exited = ended.then((how) => {
    exit = how;
    if (pidFile) removePidFile(pidFile);
    return how;
  });
  const kill = (signal: NodeJS.Signals) => {
    if (!exit) signalProcess(pid, signal);
  };
  const stop = async () => {
    kill(stopSignal);
    const timer = setTimeout(() => kill('SIGKILL'), graceMs);
    try {
      return await exited;
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    pid,
    exited,
    stdout,
    stderr,
    kill,
    stop,
    get exit() {
      return exit;
    },
  };
}
