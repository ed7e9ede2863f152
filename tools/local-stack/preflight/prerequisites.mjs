import { execFile } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { connect } from 'node:net';
import { freemem } from 'node:os';
import { promisify } from 'node:util';
import { holder } from './claim.mjs';
import { dataFolderProblem, existingParent } from './data-folder.mjs';
import { outdatedPackage } from './installation.mjs';
import { javaCommand, javaVersion, oldestJava, waysToABroker } from './java.mjs';
import { kafkaJarsFolder } from './kafka-jars-folder.mjs';
import { choosePorts } from './ports.mjs';

const run = promisify(execFile);
const mebibyte = 2 ** 20;

/** Of the disk, in bytes. */
const diskNeeded = { data: 300 * mebibyte, comfort: 2048 * mebibyte, install: 2048 * mebibyte };
/** Of the memory, in bytes. */
const memoryNeeded = { least: 700 * mebibyte, comfort: 1536 * mebibyte };
const oldest = { node: 20, npm: 10 };

export const machine = {
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  // Alpine and its like have another C library, with which the packages' programs do not run.
  hasGlibc: process.platform !== 'linux' || process.report.getReport().header.glibcVersionRuntime !== undefined,
  nodeVersion: process.versions.node,
  freeDisk(path) {
    const { bavail, bsize } = statfsSync(existsSync(path) ? path : existingParent(path));
    return bavail * bsize;
  },
  freeMemory: () => process.availableMemory?.() ?? freemem(),
  jarsFolder: kafkaJarsFolder(),
  uid: process.getuid?.(),
};

const pass = (message) => ({ status: 'pass', message });
const warn = (message, fix) => ({ status: 'warn', message, fix });
const fail = (message, fix) => ({ status: 'fail', message, fix });

export async function prerequisites(settings, root, probes = machine) {
  const install = outdatedPackage(root);
  const running = holder(settings.dataDir);
  const checks = {
    Machine: () => platform(probes),
    Node: () => node(probes),
    npm: () => npm(probes, install),
    Java: () => java(settings, probes),
    Maven: () => maven(settings, probes, install),
    Broker: () => broker(settings),
    Database: () => database(settings),
    Ports: () => ports(settings, running),
    Disk: () => disk(settings, root, probes, install),
    Memory: () => memory(probes, running),
    'Data folder': () => dataFolder(settings, probes),
    Installation: () => installation(install),
  };
  return Promise.all(Object.entries(checks).map(async ([name, check]) => ({ name, ...(await check()) })));
}

function platform({ platform, arch, hasGlibc }) {
  const known = (platform === 'linux' || platform === 'darwin') && (arch === 'x64' || arch === 'arm64');
  const what = `${platform} on ${arch}${hasGlibc ? '' : ' without glibc'}`;
  if (known && hasGlibc) return pass(what);
  const fix = 'On Windows use WSL 2; elsewhere "docker compose up".';
  return fail(`There is no PostgreSQL and no Node in npm packages for ${what}.`, fix);
}

function node({ nodeVersion }) {
  if (Number.parseInt(nodeVersion, 10) >= oldest.node) return pass(`Node ${nodeVersion}`);
  return fail(`Node ${nodeVersion} is too old.`, `Install Node ${oldest.node} or newer: https://nodejs.org`);
}

async function npm({ env }, install) {
  const fix = `It comes with Node ${oldest.node} and newer; or: npm install --global npm@${oldest.npm}`;
  try {
    const version = (await run('npm', ['--version'], { env })).stdout.trim();
    if (Number.parseInt(version, 10) >= oldest.npm) return pass(`npm ${version}`);
    return warn(`npm ${version} is older than ${oldest.npm}, with which this is tested.`, fix);
  } catch {
    const message = 'There is no "npm" on the PATH.';
    return install ? fail(message, fix) : warn(message, fix);
  }
}

async function java({ brokers }, { env }) {
  if (brokers) return pass('not needed: KAFKA_BROKERS is set');
  const command = javaCommand(env);
  const version = await javaVersion(env).catch(() => undefined);
  if (version === undefined) return fail(`The local broker needs Java, but ${command} cannot be run.`, waysToABroker);
  if (Number.parseInt(version, 10) >= oldestJava) return pass(`Java ${version}`);
  return fail(`Apache Kafka needs Java ${oldestJava} or newer; ${command} is ${version}.`, waysToABroker);
}

async function maven({ brokers }, { env, jarsFolder }, install) {
  if (brokers) return pass('not needed: KAFKA_BROKERS is set');
  // Installing empties node_modules, and the jars lie there.
  if (install === undefined && existsSync(jarsFolder)) return pass("not needed: the broker's jars are there");
  try {
    const { stdout } = await run('mvn', ['--version'], { env });
    return pass(/Apache Maven [\w.-]+/.exec(stdout)?.[0] ?? 'Maven');
  } catch {
    return fail('The local broker\'s jars are fetched by Maven, but "mvn" cannot be run.', waysToABroker);
  }
}

async function broker({ brokers }) {
  if (!brokers) return pass('started by npm start');
  const there = await Promise.all(brokers.map(answers));
  if (there.includes(true)) return pass(brokers.join(', '));
  return fail(`No broker answers at ${brokers.join(', ')} (KAFKA_BROKERS).`, waysToAnAnswer);
}

async function database({ databaseUrl }) {
  if (!databaseUrl) return pass('started by npm start');
  const { hostname, port } = new URL(databaseUrl);
  const address = `${hostname}:${port || 5432}`;
  if (await answers(address)) return pass(address);
  return fail(`No server answers at ${address} (DATABASE_URL).`, waysToAnAnswer);
}

const waysToAnAnswer = 'Start it, correct the setting, or unset it for one of ours.';

function answers(address) {
  const [, host, port] = /^\[?(.*?)\]?:(\d+)$/.exec(address) ?? [];
  if (port === undefined) return false;
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: 3_000 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    for (const event of ['error', 'timeout']) socket.once(event, () => end(false));
  });
}

async function ports({ ports: wanted }, running) {
  if (running) return pass('those of the stack that is running');
  try {
    const { moved } = await choosePorts(wanted);
    if (moved.length === 0) return pass(wanted.map(({ port }) => port).join(', '));
    const messages = moved.map(({ port, what, movedTo }) => `${port} (${what}) is taken: it will be ${movedTo}.`);
    return warn(messages.join(' '), `Nothing has to be done; ${moved[0].variable}=… and its like choose a port.`);
  } catch (error) {
    return fail(error.message, undefined);
  }
}

function disk({ dataDir }, root, { freeDisk }, install) {
  const inWords = (bytes) => `${Math.floor(bytes / mebibyte)} MB`;
  const forData = freeDisk(dataDir);
  const fix = 'Delete what you no longer need, or set DATA_DIR to a folder on another disk.';
  if (forData < diskNeeded.data) return fail(`Only ${inWords(forData)} are free for ${dataDir}.`, fix);
  const forInstall = freeDisk(root);
  if (install && forInstall < diskNeeded.install) {
    const message = `Only ${inWords(forInstall)} are free for packages; installing takes ${inWords(diskNeeded.install)}.`;
    return fail(message, 'Delete what you no longer need, or clone to another disk.');
  }
  if (forData < diskNeeded.comfort) return warn(`Only ${inWords(forData)} are free for ${dataDir}.`, fix);
  return pass(`${inWords(forData)} free`);
}

function memory({ freeMemory }, running) {
  if (running) return pass('in use by the stack that is running');
  const free = freeMemory();
  const found = `${Math.floor(free / mebibyte)} MB free`;
  const fix = 'End other programs; the whole stack takes about 1.5 GB.';
  if (free < memoryNeeded.least) return fail(`Only ${found}.`, fix);
  return free < memoryNeeded.comfort ? warn(`Only ${found}.`, fix) : pass(found);
}

function dataFolder({ dataDir }, { uid }) {
  const trouble = dataFolderProblem(dataDir, uid);
  return trouble ? fail(trouble.message, trouble.fix) : pass(dataDir);
}

function installation(install) {
  if (install === undefined) return pass('up to date');
  const message =
    install === 'node_modules' ? 'The packages are not installed yet.' : `${install} is not as the lockfile wants it.`;
  return warn(message, 'npm start does it, or: npm ci');
}
