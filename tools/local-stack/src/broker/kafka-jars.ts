import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { waysToABroker } from '../../preflight/java.mjs';
import { kafkaJarsFolder, pom } from '../../preflight/kafka-jars-folder.mjs';
import { LocalStackError } from '../local-stack-error.js';
import { madeOnce } from '../process/made-once.js';
import { spawnGuarded } from '../process/spawn-guarded.js';

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
  const folder = await madeOnce(kafkaJarsFolder(), fetchJars);
  const jars = readdirSync(folder).filter((name) => name.endsWith('.jar'));

  return {
    folder,
    classPath: jars
      .sort()
      .map((jar) => join(folder, jar))
      .join(delimiter),
  };
}

/** Has Maven copy the jars into a folder that is there. @throws as `kafkaJars` does. */
export async function fetchJars(folder: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  const args = ['--batch-mode', '--quiet', '--file', pom, ...goal];
  const maven = await spawnGuarded('mvn', args, { output: 'pipe' }).catch((cause: unknown) => {
    throw mavenMissing(cause);
  });
  const [output, { code }] = await Promise.all([text(maven.stdout!), maven.exited, maven.stderr!.resume()]);
  if (code !== 0) throw downloadFailed(output);
}

function mavenMissing(cause: unknown): LocalStackError {
  const message = `The local broker's jars are fetched by Maven, but there is no "mvn" on the PATH. ${waysToABroker}`;
  return new LocalStackError('command-missing', message, { cause });
}

function downloadFailed(output: string): LocalStackError {
  const firstLines = output.trim().split('\n').slice(0, 5).join('\n');
  return new LocalStackError(
    'download-failed',
    `Maven could not fetch Apache Kafka's jars. Is the network there, and is a proxy or mirror set in ~/.m2/settings.xml? ` +
      `To see everything: mvn -f ${pom} dependency:resolve\n${firstLines}`,
  );
}
