import { consumerDatabase } from './consumer-database.js';
import type { EventPlan } from './event-plan.js';
import { handlerFiles } from './handler-files.js';
import { readText } from './workspace.js';

/** A whole new service that consumes the event, by the paths of its files in the repository. */
export function consumerFiles(plan: EventPlan): Map<string, string> {
  const folder = `apps/${plan.consumer}/`;
  const files: [string, string][] = [
    ['package.json', manifest(plan)],
    ['tsconfig.json', compilation],
    ['src/main.ts', main],
    ['src/start.ts', start(plan)],
    ['src/config.ts', config],
    ['src/subscriptions.ts', subscriptions(plan)],
    ...handlerFiles(plan),
    ...consumerDatabase(plan),
  ];
  return new Map(files.map(([path, text]) => [folder + path, text]));
}

const libraries = ['event-contracts', 'messaging', 'messaging-prisma', 'service-kit'];

/** Packages that are not ours have the versions that the service kit has. */
function manifest({ consumer, type }: EventPlan): string {
  const { version, dependencies } = JSON.parse(readText('libs/service-kit/package.json')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const foreign = ['reflect-metadata', 'zod'].map((name) => [name, dependencies[name]]);
  const manifest = {
    name: `@todo/${consumer}`,
    version,
    private: true,
    description: `Consumes ${type}.`,
    license: 'MIT',
    type: 'module',
    scripts: { build: 'tsc -b' },
    dependencies: Object.fromEntries([...libraries.map((name) => [`@todo/${name}`, version]), ...foreign]) as object,
  };
  return JSON.stringify(manifest);
}

const compilation = JSON.stringify({
  extends: '../../tsconfig.base.json',
  include: ['src/**/*.ts'],
  references: libraries.map((name) => ({ path: `../../libs/${name}` })),
});

const main = `import 'reflect-metadata';

import { reportAndExit } from '@todo/service-kit';

import { startConsumer } from './start.js';

startConsumer(process.env).catch(reportAndExit);
`;

function start({ consumer }: EventPlan): string {
  return `import { ServiceMessaging } from '@todo/messaging-prisma';
import { createRuntime, type Environment, kafkaOptions, runService } from '@todo/service-kit';

import { environment, loadConfig } from './config.js';
import { subscriptions } from './subscriptions.js';

/** Also the name of the consumer group. */
const service = '${consumer}';

/**
 * Starts the service and resolves when it runs. It ends by a signal, or non-zero when it cannot go on.
 * @throws ConfigError, or what keeps its management port from listening.
 */
export async function startConsumer(env: Environment): Promise<void> {
  const config = loadConfig(env);
  const runtime = createRuntime({ service, schema: environment, config });
  const { instance, logger, metrics, pool, stop } = runtime;
  const messaging = new ServiceMessaging({
    ...{ service, instance, pool, logger, metrics, kafka: kafkaOptions(config), subscriptions: subscriptions() },
    onFatal: (error) => stop.fatal(error, 'a consumer will not come back'),
  });

  await runService(runtime, { messaging, messagingRequired: true });
}
`;
}

const config = `import { type Environment, readConfig, serviceEnvironment } from '@todo/service-kit';
import type { z } from 'zod';

/** The settings of this service: those that every service has. */
export const environment = serviceEnvironment({});

export type Config = z.output<typeof environment>;

/** Reads the environment once. @throws ConfigError naming every bad setting, never its value. */
export const loadConfig = (env: Environment): Config => readConfig(environment, env);
`;

function subscriptions({ constant, typeName, file }: EventPlan): string {
  return `import { ${constant} } from '@todo/event-contracts';
import { subscribe, type Subscription } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { Keep${typeName} } from './keep-${file}/keep-${file}.js';

/** What this service consumes, and by whom it is handled. */
export const subscriptions = (): Subscription<SqlClient>[] => [subscribe([${constant}], new Keep${typeName}())];
`;
}
