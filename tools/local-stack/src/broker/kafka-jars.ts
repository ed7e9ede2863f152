import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LocalStackError } from '../local-stack-error.js';
import { madeOnce } from '../process/made-once.js';
import { waysToABroker } from './java.js';

const run = promisify(execFile);
const pom = fileURLToPath(new URL('../../pom.xml', import.meta.url));

/** Shared by all processes of this checkout; goes away with `node_modules`. */
const kafkaCache = fileURLToPath(new URL('../../../../node_modules/.cache/todo-kafka', import.meta.url));

export interface KafkaJars {
  /** Another one whenever `pom.xml` changes. */
  folder: string;
  /** Every jar by name: class-data sharing does not work with a `*`. */
  classPath: string;
}

/**
 * Apache Kafka's jars, fetched by Maven on first use (44 MB, some 5 s).
 *
 * @throws LocalStackError `command-missing` without Maven, `download-failed` with what Maven said.
 */
export async function kafkaJars(): Promise<KafkaJars> {
  const fingerprint = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const folder = await madeOnce(join(kafkaCache, fingerprint), fetchJars);
  const jars = readdirSync(folder).filter((name) => name.endsWith('.jar'));

  return {
    folder,
    classPath: jars
      .sort()
      .map((jar) => join(folder, jar))
      .join(delimiter),
  };
}

async function fetchJars(folder: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  try {
    await run('mvn', ['--batch-mode', '--quiet', '--file', pom, ...goal], { maxBuffer: 16 * 1024 * 1024 });
  } catch (cause) {
    const { code, stdout = '' } = cause as { code?: string; stdout?: string };
    throw code === 'ENOENT' ? mavenMissing(cause) : downloadFailed(stdout, cause);
  }
}

function mavenMissing(cause: unknown): LocalStackError {
  const message = `The local broker's jars are fetched by Maven, but there is no "mvn" on the PATH. ${waysToABroker}`;
  return new LocalStackError('command-missing', message, { cause });
}

function downloadFailed(output: string, cause: unknown): LocalStackError {
  const firstLines = output.trim().split('\n').slice(0, 5).join('\n');
  return new LocalStackError(
    'download-failed',
    `Maven could not fetch Apache Kafka's jars. Is the network there, and is a proxy or mirror set in ~/.m2/settings.xml? ` +
      `To see everything: mvn -f ${pom} dependency:resolve\n${firstLines}`,
    { cause },
  );
}
