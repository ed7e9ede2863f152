/*
 * Runs one command on behalf of a parent process and ends it when that parent is gone, however it went: the operating
 * system closes the IPC channel even of a process that was killed with SIGKILL. See src/process/spawn-guarded.ts.
 *
 * Plain JavaScript at the root of the package, so that `src` and `dist` start the very same file.
 */
import { spawn } from 'node:child_process';

/** Without a parent there is nobody to tell, and a failed send must not keep this process from ending the child. */
function report(message, done = () => {}) {
  if (process.connected) process.send(message, done);
  else done();
}

function run({ command, args, cwd, env, uid, gid, stopSignal, graceMs }) {
  const child = spawn(command, args, { cwd, env, uid, gid, stdio: 'inherit' });
  child.once('spawn', () => report({ kind: 'started', pid: child.pid }));
  child.once('error', ({ code, message }) => report({ kind: 'failed', code, message }, () => process.exit(1)));
  child.once('exit', (code, signal) => report({ kind: 'exited', code, signal }, () => process.exit(0)));

  const end = () => {
    child.kill(stopSignal);
    setTimeout(() => child.kill('SIGKILL'), graceMs);
  };
  process.removeAllListeners('disconnect').once('disconnect', end);
  // Somebody who ends the guard means the child.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, end);
}

// A parent that dies before it said what to run leaves nothing to end.
process.once('disconnect', () => process.exit(0));
process.once('message', run);
