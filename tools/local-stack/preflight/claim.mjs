import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRunning, knownProcess, signalProcess } from './process-identity.mjs';

const claimFile = (dir) => join(dir, 'claim.json');
const stackFile = (dir) => join(dir, 'stack.json');

// Longer than all of an orderly end takes.
const patienceMs = 40_000;

export function holder(dir) {
  const claim = readClaim(dir);
  if (claim && isRunning(claim.starter)) return { starter: claim.starter.pid, url: runningUrl(dir) };
  return undefined;
}

export async function claim(dir) {
  const own = { starter: knownProcess(process.pid) };
  while (!created(dir, own)) {
    const other = readClaim(dir);
    if (other && isRunning(other.starter)) return undefined;
    discard(dir, other);
  }
  rmSync(stackFile(dir), { force: true });

  return {
    handTo(pid) {
      write(`${claimFile(dir)}.new`, { ...own, supervisor: knownProcess(pid) });
      renameSync(`${claimFile(dir)}.new`, claimFile(dir));
    },
    release: () => rmSync(claimFile(dir), { force: true }),
  };
}

export async function endLeftOvers(dir) {
  const { starter, supervisor } = readClaim(dir) ?? {};
  // Its starter was killed, so it is about to end by itself, and in order.
  if (supervisor && !isRunning(starter)) await ended(supervisor);
  await Promise.all(pidFiles(dir).map(endOrphan));
}

async function ended(supervisor) {
  const deadline = Date.now() + patienceMs;
  while (isRunning(supervisor)) {
    if (Date.now() > deadline) signalProcess(supervisor.pid, 'SIGKILL');
    await pause(50);
  }
}

function pidFiles(dir) {
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.pid')) : [];
  return [...names, 'kafka/node-1/broker.pid', 'postgres/postgres.pid'].map((name) => join(dir, name));
}

/** What it still has to write, broker and database recover from their logs. */
async function endOrphan(file) {
  const { child, owner } = readJson(file) ?? {};
  if (!child || !isRunning(child) || isRunning(owner)) return;
  signalProcess(child.pid, 'SIGKILL');
  while (isRunning(child)) await pause(10);
}

/** Two who find the same dead claim must not remove each other's living one: it is looked at again out of the way. */
function discard(dir, dead) {
  const aside = `${claimFile(dir)}-${process.pid}-old`;
  try {
    renameSync(claimFile(dir), aside);
    const same = readFileSync(aside, 'utf8') === JSON.stringify(dead);
    if (!same && dead !== undefined) linkSync(aside, claimFile(dir));
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** A link appears together with its content, and only once. */
function created(dir, content) {
  const draft = `${claimFile(dir)}-${process.pid}`;
  write(draft, content);
  try {
    linkSync(draft, claimFile(dir));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

const write = (file, content) => writeFileSync(file, JSON.stringify(content));

const readClaim = (dir) => readJson(claimFile(dir));

/** `undefined`: absent, or cut short by a crash while it was written. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function runningUrl(dir) {
  return readJson(stackFile(dir))?.gateway;
}
