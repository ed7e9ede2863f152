import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { findJava } from './java.js';

const folder = temporaryFolder('todo-java');
afterAll(() => rmSync(folder, { recursive: true }));

/** A JAVA_HOME whose `java` says it is of that version. */
function javaHome(version: string): string {
  const home = join(folder, version);
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'bin', 'java'), `#!/bin/sh\necho 'openjdk version "${version}" 2025-04-15' >&2\n`);
  chmodSync(join(home, 'bin', 'java'), 0o755);

  return home;
}

describe('findJava', () => {
  it('takes that of JAVA_HOME', async () => {
    const home = javaHome('21.0.2');

    expect(await findJava({ JAVA_HOME: home })).toEqual({ command: join(home, 'bin', 'java'), version: '21.0.2' });
  });

  it('refuses an old one, and names the ways on', async () => {
    await expect(findJava({ JAVA_HOME: javaHome('11.0.1') })).rejects.toThrow(
      /needs Java 17 or newer; .* is 11\.0\.1\. There are three ways on: install .*docker compose up.*KAFKA_BROKERS/s,
    );
    await expect(findJava({ JAVA_HOME: javaHome('1.8.0_392') })).rejects.toThrow('is 1.8.0_392');
  });

  it('names the ways on when there is none', async () => {
    await expect(findJava({ PATH: folder })).rejects.toThrow(/needs Java, but java cannot be run.*three ways on/s);
    await expect(findJava({ JAVA_HOME: '/nowhere' })).rejects.toThrow('/nowhere/bin/java (named by JAVA_HOME)');
  });
});
