import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { LocalStackError } from '../local-stack-error.js';

/** What somebody without a JDK or Maven can do. */
export const waysToABroker =
  'There are three ways on: install a JDK 17 or newer and Maven (Debian: apt-get install openjdk-17-jdk-headless maven; ' +
  'macOS: brew install openjdk maven); or run everything in containers with "docker compose up"; ' +
  'or point KAFKA_BROKERS at a broker you have.';

const oldestVersion = 17;
const run = promisify(execFile);

export interface Java {
  /** The executable. */
  command: string;
  /** For example `17.0.15+6-Debian-1deb12u1`: what an archive of loaded classes depends on. */
  version: string;
}

/**
 * JAVA_HOME's Java, else that of the PATH.
 *
 * @throws LocalStackError `command-missing` when there is none, or an old one.
 */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const command = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const version = await javaVersion(command, env);
  if (Number.parseInt(version, 10) < oldestVersion) {
    throw new LocalStackError(
      'command-missing',
      `Apache Kafka needs Java ${oldestVersion} or newer; ${command} is ${version}. ${waysToABroker}`,
    );
  }
  return { command, version };
}

async function javaVersion(command: string, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    const { stderr } = await run(command, ['-version'], { env });
    return /\(build ([^,)]+)/.exec(stderr)?.[1] ?? /version "([^"]+)"/.exec(stderr)?.[1] ?? stderr;
  } catch (cause) {
    const hint = env.JAVA_HOME ? ' (named by JAVA_HOME)' : '';
    const message = `The local broker needs Java, but ${command}${hint} cannot be run. ${waysToABroker}`;
    throw new LocalStackError('command-missing', message, { cause });
  }
}
