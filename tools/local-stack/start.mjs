/*
 * `npm start`: sees to it that what the stack needs is there, and hands over to the supervisor (src/stack/main.ts).
 *
 * Plain JavaScript that runs on Node 20 and needs no packages, because on a fresh clone there are none yet.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isBuilt, sourcesNow } from './preflight/build-stamp.mjs';
import { claim, endLeftOvers, holder } from './preflight/claim.mjs';
import { prepareDataFolder } from './preflight/data-folder.mjs';
import { outdatedPackage } from './preflight/installation.mjs';
import { choosePorts } from './preflight/ports.mjs';
import { prerequisites } from './preflight/prerequisites.mjs';
import { runStep } from './preflight/run-step.mjs';
import { readSettings, services } from './preflight/settings.mjs';
import { StartProblem } from './preflight/start-problem.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const supervisorFile = fileURLToPath(new URL('./dist/stack/main.js', import.meta.url));
const serviceFiles = services.map((name) => join(root, 'apps', name, 'dist', 'main.js'));
const neededNode = 24;

/** Ends when it is told to; until there is a supervisor, the guards end what runs once this process is gone. */
let stop = () => {
  console.log('\nStopped before anything was started.');
  process.exit(1);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop());
const parent = process.ppid;
setInterval(() => {
  // npm was killed: the script says `exec`, so it is our parent.
  if (process.ppid !== parent) stop();
}, 500).unref();

try {
  await start();
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(`\n${error.message}`);
  process.exit(1);
}

async function start() {
  const settings = readSettings(process.env, root);
  const { dataDir } = settings;
  await leaveWhenRunning(dataDir);
  await endLeftOvers(dataDir);
  await requirePrerequisites(settings);
  prepareDataFolder(dataDir);
  const claimed = await claim(dataDir);
  // Somebody else was quicker.
  if (!claimed) return start();

  process.once('exit', claimed.release);
  if (outdatedPackage(root)) await install(dataDir);
  await build(dataDir);
  const { chosen, moved } = await choosePorts(settings.ports);
  for (const { port, what, movedTo } of moved) say(`Port ${port} (${what}) is taken; it will be ${movedTo}.`);
  await supervise({ ...settings, root, ports: chosen }, claimed);
}

/** A stack that is running is shown; one that starts or ends is waited for. */
async function leaveWhenRunning(dataDir) {
  let told = false;
  for (let other = holder(dataDir); other; other = holder(dataDir)) {
    if (other.url) {
      say(`The stack on ${dataDir} is already running. To stop it: kill ${other.starter}`);
      say(`\nReady: ${other.url}`);
      process.exit(0);
    }
    if (!told) say(`Process ${other.starter} is starting or stopping a stack on ${dataDir}; waiting for it …`);
    told = true;
    await pause(200);
  }
}

async function requirePrerequisites(settings) {
  const findings = await prerequisites(settings, root);
  const failed = findings.filter(({ status }) => status === 'fail');
  if (failed.length === 0) return;
  // One fix may be that of several: a JDK and Maven are often missing together.
  const fixes = [...new Set(failed.map(({ fix }) => fix))];
  const told = fixes.map((fix) => [...failed.filter((one) => one.fix === fix).map(({ message }) => message), fix]);
  throw new StartProblem(told.map((sentences) => sentences.filter(Boolean).join(' ')).join('\n\n'));
}

function install(dataDir) {
  // The node that npm runs on must not be the one that it is about to replace.
  const path = process.env.PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return timed('Installing packages (npm ci, about a minute)', {
    what: 'Installing packages',
    command: 'npm',
    // The tools that build are development dependencies, which npm leaves out where NODE_ENV says production.
    args: ['ci', '--include=dev'],
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter) },
    log: join(dataDir, 'logs', 'install.log'),
    hint: 'Is the package registry reachable? To see everything: npm ci.',
  });
}

async function build(dataDir) {
  if (isBuilt(root, sourcesNow(root), [supervisorFile, ...serviceFiles])) return;

  await timed('Building', {
    what: 'Building',
    command: join(bin, 'node'),
    args: [join(root, 'tools', 'local-stack', 'build.mjs')],
    cwd: root,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, FORCE_COLOR: '0' },
    log: join(dataDir, 'logs', 'build.log'),
    hint: 'To see everything: npm run build.',
  });
}

async function timed(doing, step) {
  const startedAt = Date.now();
  process.stdout.write(`${doing} …`);
  await runStep(step);
  say(` ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

async function supervise(plan, claimed) {
  const options = { execPath: nodeForServices(), execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] };
  const supervisor = fork(supervisorFile, [], options);
  claimed.handTo(supervisor.pid);
  stop = () => supervisor.kill('SIGTERM');
  supervisor.send(plan);
  const [code, signal] = await new Promise((resolve) => supervisor.once('exit', (...how) => resolve(how)));
  if (signal) {
    throw new StartProblem(
      `The supervisor was killed (${signal}), and what it had started ends with it. The data stay: npm start goes on.`,
    );
  }
  process.exit(code);
}

/** The one that the packages bring, or the one that runs us. */
function nodeForServices() {
  const bundled = join(bin, 'node');
  if (existsSync(bundled)) return bundled;
  if (Number.parseInt(process.versions.node, 10) >= neededNode) return process.execPath;
  throw new StartProblem(
    `The packages bring no Node ${neededNode} for this machine, and this is Node ${process.versions.node}. ` +
      `Install Node ${neededNode}: https://nodejs.org`,
  );
}

function say(line) {
  console.log(line);
}
