import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const oldestJava = 17;

export const waysToABroker =
  'There are three ways on: install a JDK 17 or newer and Maven (Debian: apt-get install openjdk-17-jdk-headless maven; ' +
  'macOS: brew install openjdk maven); or run everything in containers with "docker compose up"; ' +
  'or point KAFKA_BROKERS at a broker you have.';

export const javaCommand = (env) => (env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : 'java');

export async function javaVersion(env) {
  const { stderr } = await promisify(execFile)(javaCommand(env), ['-version'], { env });
  return /\(build ([^,)]+)/.exec(stderr)?.[1] ?? /version "([^"]+)"/.exec(stderr)?.[1] ?? stderr.trim();
}
