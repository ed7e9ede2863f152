import { javaCommand, javaVersion, oldestJava, waysToABroker } from '../../preflight/java.mjs';
import { LocalStackError } from '../local-stack-error.js';

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
  const command = javaCommand(env);
  const version = await runnableVersion(command, env);
  if (Number.parseInt(version, 10) < oldestJava) {
    throw new LocalStackError(
      'command-missing',
      `Apache Kafka needs Java ${oldestJava} or newer; ${command} is ${version}. ${waysToABroker}`,
    );
  }
  return { command, version };
}

async function runnableVersion(command: string, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    return await javaVersion(env);
  } catch (cause) {
    const hint = env.JAVA_HOME ? ' (named by JAVA_HOME)' : '';
    const message = `The local broker needs Java, but ${command}${hint} cannot be run. ${waysToABroker}`;
    throw new LocalStackError('command-missing', message, { cause });
  }
}
