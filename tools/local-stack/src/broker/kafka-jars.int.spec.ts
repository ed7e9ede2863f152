import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { fetchJars } from './kafka-jars.js';

const parent = temporaryFolder('todo-kafka-jars');
afterAll(() => rmSync(parent, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function newFolder(): string {
  const folder = join(parent, crypto.randomUUID());
  mkdirSync(folder);
  return folder;
}

/** The only commands there are: a shell's own and a Maven that does this. */
function givenMaven(script: string): void {
  const bin = newFolder();
  writeFileSync(join(bin, 'mvn'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'mvn'), 0o755);
  vi.stubEnv('PATH', bin);
}

describe('fetching the jars', () => {
  it('is done by Maven, into the folder that is given', async () => {
    givenMaven(
      'for word in "$@"; do case $word in -DoutputDirectory=*) echo jar > "${word#*=}/kafka.jar";; esac; done',
    );
    const folder = newFolder();

    await fetchJars(folder);

    expect(readdirSync(folder)).toEqual(['kafka.jar']);
  });

  it('without Maven tells three ways on', async () => {
    vi.stubEnv('PATH', newFolder());

    await expect(fetchJars(newFolder())).rejects.toThrow(
      /there is no "mvn" on the PATH\. There are three ways on: .*docker compose up.*KAFKA_BROKERS/,
    );
  });

  it('that fails tells what Maven said, and where to look', async () => {
    givenMaven('echo "[ERROR] Could not transfer artifact: Unknown host"; exit 1');

    await expect(fetchJars(newFolder())).rejects.toThrow(
      /Maven could not fetch Apache Kafka's jars\. Is the network there.*settings\.xml.*Could not transfer artifact/s,
    );
  });
});
