import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import {
  type Broker,
  type Database,
  freePort,
  type GuardedProcess,
  type MailCatcher,
  spawnGuarded,
  startBroker,
  startDatabase,
  startMailCatcher,
  temporaryFolder,
} from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { builtServices, type ComposeService, composeServices, root } from '../testing/compose-file.js';
import { lastSaid } from '../testing/dockerfile.js';
import { builder, type BuiltStage, ImageBuild } from '../testing/image-build.js';

/** Everything that the images are made of, in folders that stand for them; nothing here runs in a container. */
const folder = temporaryFolder('todo-images');
const services = composeServices();
const running: GuardedProcess[] = [];
let images: ImageBuild;
let broker: Broker;
let database: Database;
let mails: MailCatcher;

beforeAll(async () => {
  [broker, database, mails] = await Promise.all([
    startBroker({ dir: join(folder, 'kafka'), settings: kafkaSettings() }),
    startDatabase({ dir: join(folder, 'postgres') }),
    startMailCatcher(),
  ]);
  await createDatabases();
  images = new ImageBuild(folder, machine());
});
afterAll(async () => {
  await Promise.all(running.map((process) => process.stop()));
  await Promise.all([broker.stop(), database.stop(), mails.close()]);
  rmSync(folder, { recursive: true });
});

/** What the broker in compose.yaml is told, but for its addresses and folders. */
function kafkaSettings(): Record<string, string> {
  const own = /^KAFKA_(?:NODE_ID|LOG_DIRS|LISTENERS|ADVERTISED_LISTENERS|CONTROLLER_QUORUM_VOTERS)$/;
  return Object.fromEntries(
    Object.entries(services.get('kafka')!.environment!)
      .filter(([name]) => !own.test(name))
      .map(([name, value]) => [name.replace('KAFKA_', '').toLowerCase().replaceAll('_', '.'), value]),
  );
}

async function createDatabases(): Promise<void> {
  const script = readFileSync(new URL('tools/compose/databases.sql', root), 'utf8');
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  for (const statement of script.split(';')) await client.query(statement);
  await client.end();
}

/** The environment of a builder that has Node and npm, and nothing of this repository. */
function machine(): Record<string, string> {
  const home = join(folder, 'home');
  mkdirSync(home);
  symlinkSync(process.execPath, join(home, 'node'));
  if (builder !== undefined) chownSync(home, builder.uid, builder.gid);
  const foreign = process.env['PATH']!.split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  // How the network is reached is this machine's affair; what this run is about is not.
  const network = Object.entries(process.env).filter(([name]) => !/^(?:NODE_ENV|VITEST|TEST|npm_|INIT_CWD)/.test(name));
  return {
    ...(Object.fromEntries(network) as Record<string, string>),
    ...{ PATH: [home, ...foreign].join(delimiter), HOME: home, npm_config_registry: registry },
  };
}

/** The settings of a container, with the addresses that things have here. */
function settingsHere({ environment = {} }: ComposeService, stage: BuiltStage): Record<string, string> {
  const here = (value: string) =>
    value
      .replace('kafka:19092', broker.bootstrap.join(','))
      .replace('postgres:5432', `127.0.0.1:${database.port}`)
      .replace('smtp://mails:1025', mails.smtpUrl);
  const entries = Object.entries(environment).map(([name, value]) => [name, here(value)]);
  // Container runtimes set HOME for whoever they start.
  return { HOME: '/', ...stage.environment, ...(Object.fromEntries(entries) as Record<string, string>) };
}

/** Starts what a container would, as somebody who may not write where it lies. */
async function start(stage: BuiltStage, command: readonly string[], env: Record<string, string>) {
  const [, ...args] = command;
  const process_ = await spawnGuarded(process.execPath, args, {
    ...{ cwd: stage.path('.'), env, output: { file: join(folder, 'services.log') } },
    account: builder === undefined ? undefined : { uid: builder.uid - 1, gid: builder.gid - 1 },
  });
  running.push(process_);
  return process_;
}

/** The end of what was said by all that ran. */
const said = () => readFileSync(join(folder, 'services.log'), 'utf8').slice(-2000);

it('the commands of the setup image make topics and tables, and may run again', async () => {
  const stage = await images.stage('setup');
  const oneShots = [...services].filter(([, { build, command }]) => build?.target === 'setup' && command !== undefined);

  for (const round of [1, 2]) {
    for (const [name, service] of oneShots) {
      const { exited } = await start(stage, service.command!, settingsHere(service, stage));
      expect((await exited).code, `${name}, round ${round}: ${said()}`).toBe(0);
    }
  }
});

describe.each([...builtServices()])('the image of %s', (name, service) => {
  it('runs, becomes ready and healthy, and stops when it is told to', async () => {
    const stage = await images.stage('service', service.build!.args);
    const [managementPort, port] = [await freePort(), await freePort()];
    const env = { ...settingsHere(service, stage), MANAGEMENT_PORT: String(managementPort) };
    if (service.environment?.['PORT'] !== undefined) Object.assign(env, { PORT: String(port) });
    const health = JSON.parse(/CMD (.*)$/.exec(lastSaid('service', 'HEALTHCHECK')!)![1]!) as string[];
    const checked = async () => (await (await start(stage, health, env)).exited).code;

    const process_ = await start(stage, JSON.parse(lastSaid('service', 'CMD')!) as string[], env);
    await eventually(async () => expect(await checked(), said()).toBe(0), { withinMs: 60_000, everyMs: 500 });
    process_.kill(lastSaid('service', 'STOPSIGNAL') as NodeJS.Signals);

    expect(await process_.exited).toMatchObject({ code: 0 });
    expect(await checked()).toBe(1);
  });

  it('says what is missing when it is started without settings', async () => {
    const stage = await images.stage('service', service.build!.args);
    const process_ = await spawnGuarded(process.execPath, ['dist/main.js'], {
      ...{ cwd: stage.path('.'), env: { HOME: '/', ...stage.environment }, output: 'pipe' },
    });
    const said = await process_.stderr!.setEncoding('utf8').reduce((text, chunk: string) => text + chunk, '');

    expect(await process_.exited).toMatchObject({ code: 1 });
    expect(said).toMatch(/settings are wrong:[^]*KAFKA_BROKERS is missing[^]*DATABASE_URL is missing/);
  });

  it('holds nothing of the other services, and no tools', async () => {
    const stage = await images.stage('service', service.build!.args);
    const here = execFileSync('find', ['.', '-path', './node_modules', '-prune', '-o', '-name', '*.js', '-print'], {
      ...{ cwd: stage.path('/srv/todo'), encoding: 'utf8' },
    });

    const folders = new Set(here.split('\n').flatMap((path) => /^\.\/((?:apps|tools)\/[^/]+)/.exec(path)?.[1] ?? []));
    expect([...folders]).toEqual([`apps/${name}`]);
  });
});
