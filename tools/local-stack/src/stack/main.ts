/*
 * The supervisor, a child of `start.mjs`: runs the stack until it is told to stop, or its parent is gone.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { LocalStackError } from '../local-stack-error.js';
import { banner } from './banner.js';
import { diskSuspicion } from './disk-suspicion.js';
import { RunningStack } from './running-stack.js';
import type { StackPlan } from './stack-plan.js';

/** Longer than services and then servers take; while all of it starts, there is less to end in order. */
const stopWithinMs = { starting: 5_000, ready: 25_000 };

const say = (line: string) => void process.stdout.write(`${line}\n`);
// Whoever read us is gone. The end comes by its own way.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.once('message', (plan: StackPlan) => void run(plan));

async function run(plan: StackPlan): Promise<void> {
  let ready = false;
  let ending: Promise<unknown> | undefined;
  const stack = new RunningStack(plan, process.env, (line) => ending ?? say(line));
  const end = (code: number) => {
    // What is not gone by then is ended by its guard, as soon as this process is.
    const late = pause(ready ? stopWithinMs.ready : stopWithinMs.starting);
    ending ??= Promise.race([stack.stop(), late]).finally(() => process.exit(code));
  };
  const giveUp = (error: unknown) => {
    if (ending) return;
    process.stderr.write(`\n${[inWords(error), diskSuspicion(plan.dataDir)].join(' ').trimEnd()}\n`);
    end(1);
  };
  const stop = () => {
    if (!ending) say('\nStopping; the data stay …');
    end(ready ? 0 : 1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.once('disconnect', stop);

  try {
    const listening = await stack.start({ onHopeless: giveUp });
    if (ending) return;
    ready = true;
    say(banner(plan, listening, process.ppid));
  } catch (error) {
    giveUp(error);
  }
}

function inWords(error: unknown): string {
  if (error instanceof LocalStackError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
