import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Finding, machine, prerequisites, type Probes } from '../../preflight/prerequisites.mjs';
import { readSettings } from '../../preflight/settings.mjs';
import { freePort } from '../free-port.js';
import { temporaryFolder } from '../temporary-folder.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = temporaryFolder('todo-prerequisites');
afterAll(() => rmSync(folder, { recursive: true }));

/** A PATH on which only these commands are, each saying what it says. */
function pathWith(commands: Readonly<Record<string, string>>): string {
  const bin = join(folder, crypto.randomUUID());
  mkdirSync(bin);
  for (const [name, output] of Object.entries(commands)) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho '${output}'\necho '${output}' >&2\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

const tools = { npm: '11.1.0', java: 'openjdk version "21.0.2" 2025-01-01', mvn: 'Apache Maven 3.9.9 (abc)' };
const gibibyte = 2 ** 30;

/** What is found on a machine where all is well but for what is given. */
async function find(name: string, given: Partial<Probes> = {}, settings: NodeJS.ProcessEnv = {}) {
  const probes: Probes = {
    ...machine,
    env: { PATH: pathWith(tools) },
    freeDisk: () => 50 * gibibyte,
    freeMemory: () => 8 * gibibyte,
    jarsFolder: join(folder, 'no-jars'),
    ...given,
  };
  const env = { DATA_DIR: join(folder, 'data'), PORT: '0', ...settings };
  const findings = await prerequisites(readSettings(env, root), root, probes);
  return findings.find((finding) => finding.name === name) as Finding;
}

describe('of what npm start needs', () => {
  it.each([
    ['Machine', `${process.platform} on ${process.arch}`],
    ['Node', `Node ${process.versions.node}`],
    ['npm', 'npm 11.1.0'],
    ['Java', 'Java 21.0.2'],
    ['Maven', 'Apache Maven 3.9.9'],
    ['Disk', '51200 MB free'],
    ['Memory', '8192 MB free'],
    ['Data folder', join(folder, 'data')],
  ])('%s is found', async (name, message) => {
    expect(await find(name)).toEqual({ name, status: 'pass', message });
  });

  it('no Java is told with three ways on', async () => {
    const env = { PATH: pathWith({ npm: tools.npm, mvn: tools.mvn }) };

    const finding = await find('Java', { env });

    expect(finding).toMatchObject({ status: 'fail', message: 'The local broker needs Java, but java cannot be run.' });
    expect(finding.fix).toMatch(/three ways on: install a JDK.*docker compose up.*KAFKA_BROKERS/);
  });

  it('an old Java is told with its version', async () => {
    const env = { PATH: pathWith({ ...tools, java: 'openjdk version "1.8.0_392"' }) };

    expect(await find('Java', { env })).toMatchObject({
      status: 'fail',
      message: 'Apache Kafka needs Java 17 or newer; java is 1.8.0_392.',
    });
  });

  it('no Maven is told with three ways on, but only as long as the jars are not there', async () => {
    const env = { PATH: pathWith({ npm: tools.npm, java: tools.java }) };

    expect(await find('Maven', { env })).toMatchObject({
      status: 'fail',
      message: 'The local broker\'s jars are fetched by Maven, but "mvn" cannot be run.',
      fix: expect.stringMatching(/three ways on: install .* Maven .*docker compose up.*KAFKA_BROKERS/),
    });
    expect(await find('Maven', { env, jarsFolder: folder })).toMatchObject({ status: 'pass' });
  });

  it('neither Java nor Maven is needed with a broker that is there already', async () => {
    const env = { PATH: pathWith({ npm: tools.npm }) };
    const settings = { KAFKA_BROKERS: 'localhost:9092' };

    for (const name of ['Java', 'Maven']) {
      expect(await find(name, { env }, settings)).toMatchObject({
        status: 'pass',
        message: expect.stringContaining('not needed'),
      });
    }
  });

  it('a broker or a database that does not answer is told with its address and no password', async () => {
    const silent = `127.0.0.1:${await freePort()}`;

    expect(await find('Broker', {}, { KAFKA_BROKERS: silent })).toMatchObject({
      status: 'fail',
      message: `No broker answers at ${silent} (KAFKA_BROKERS).`,
    });
    expect(await find('Database', {}, { DATABASE_URL: `postgresql://ann:secret@${silent}/x` })).toEqual({
      name: 'Database',
      status: 'fail',
      message: `No server answers at ${silent} (DATABASE_URL).`,
      fix: 'Start it, correct the setting, or unset it for one of ours.',
    });
  });

  it('too little room on the disk fails, not much is a warning', async () => {
    const fix = expect.stringContaining('DATA_DIR');
    const message = (room: string) => `Only ${room} are free for ${join(folder, 'data')}.`;

    expect(await find('Disk', { freeDisk: () => 100 * 2 ** 20 })).toMatchObject({
      status: 'fail',
      message: message('100 MB'),
      fix,
    });
    expect(await find('Disk', { freeDisk: () => gibibyte })).toMatchObject({
      status: 'warn',
      message: message('1024 MB'),
      fix,
    });
  });

  it('too little memory fails, not much is a warning', async () => {
    expect(await find('Memory', { freeMemory: () => 500 * 2 ** 20 })).toMatchObject({
      status: 'fail',
      message: 'Only 500 MB free.',
      fix: expect.stringContaining('1.5 GB'),
    });
    expect(await find('Memory', { freeMemory: () => gibibyte })).toMatchObject({ status: 'warn' });
  });

  it('an old Node, an old npm and an unknown machine are told', async () => {
    const env = { PATH: pathWith({ ...tools, npm: '9.1.0' }) };

    expect(await find('Node', { nodeVersion: '18.20.1' })).toMatchObject({
      status: 'fail',
      message: 'Node 18.20.1 is too old.',
    });
    expect(await find('npm', { env })).toMatchObject({
      status: 'warn',
      message: expect.stringContaining('npm 9.1.0 is older than 10'),
    });
    expect(await find('Machine', { platform: 'win32' })).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('WSL 2'),
    });
    expect(await find('Machine', { hasGlibc: false })).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('without glibc'),
    });
  });

  it('a folder that cannot hold the data is told', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');

    expect(await find('Data folder', {}, { DATA_DIR: file })).toEqual({
      name: 'Data folder',
      status: 'fail',
      message: `${file} is no folder.`,
      fix: 'Set DATA_DIR to another folder.',
    });
  });
});
