import { fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartProblem } from './start-problem.mjs';

const guard = fileURLToPath(new URL('../guard.mjs', import.meta.url));

export async function runStep({ what, command, args, cwd, env, log, hint }) {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const child = fork(guard, { detached: true, stdio: ['ignore', output, output, 'ipc'], execArgv: [] });
  closeSync(output);
  const reason = await new Promise((resolve) => {
    child.on('message', (report) => {
      if (report.kind === 'failed') resolve(`${command} could not be started: ${report.message}`);
      if (report.kind === 'exited') resolve(report.code === 0 ? undefined : `exit ${report.code ?? report.signal}`);
    });
    child.once('disconnect', () => resolve('its guard was ended'));
    child.send({ command, args, cwd, env, stopSignal: 'SIGTERM', graceMs: 10_000 });
  });
  if (reason === undefined) return;

  throw new StartProblem(`${what} failed (${reason}). ${hint} From ${log}:\n${telling(readFileSync(log, 'utf8'))}`);
}

function telling(output) {
  const lines = output.trimEnd().split('\n');
  const errors = lines.filter(
    (line) => /\berror\b/i.test(line) && !/^npm (?:error|ERR!) (?:command|path|code)/.test(line),
  );
  return (errors.length > 0 ? errors.slice(0, 10) : lines.slice(-15)).join('\n');
}
