import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { allTopics, type EncodedRecord, topics } from '@todo/event-contracts';
import { type Broker, type Database, migrate, startBroker, startDatabase, temporaryFolder } from '@todo/local-stack';
import { connectProducer, createTopics, kafkaClient, type Logger, outgoing } from '@todo/messaging';
import { eventually } from '@todo/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ServiceProcess } from '../testing/service-process.js';
import { root, WorkspaceCopy } from '../testing/workspace-copy.js';

const page = readFileSync(join(root, 'docs/add-an-event.md'), 'utf8');
const commands = [...page.matchAll(/^```sh\n([^]*?)^```/gm)].flatMap(([, block]) => block!.trim().split('\n'));
const consumer = 'task-shared-consumer';

let copy: WorkspaceCopy;
let before: Map<string, string>;
beforeAll(() => {
  copy = new WorkspaceCopy();
  before = copy.sources();
});
afterAll(() => copy.remove());

describe('the commands of docs/add-an-event.md', () => {
  it.each(commands)('%s', async (command) => {
    await expect(copy.run(command)).resolves.toBeTypeOf('string');
  });

  it('are those that there are', () => {
    expect(commands.length).toBeGreaterThan(3);
  });
});

describe('what they changed', () => {
  let after: Map<string, string>;
  let changed: string[];
  beforeAll(() => {
    after = copy.sources();
    changed = [...after].flatMap(([path, digest]) => (before.get(path) === digest ? [] : [path]));
  });

  it('is nothing of an existing service', () => {
    const inApps = changed.filter((path) => path.startsWith('apps/'));

    expect(inApps.length).toBeGreaterThan(5);
    expect(inApps.filter((path) => !path.startsWith(`apps/${consumer}/`))).toEqual([]);
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
  });

  it('is formatted and linted as everything else', async () => {
    await copy.run(`prettier --check --ignore-unknown ${changed.join(' ')}`);
    const sources = changed.filter((path) => path.endsWith('.ts'));
    await copy.run(`eslint --max-warnings 0 ${sources.join(' ')}`);
  });

  it('leaves the new service and every existing one well typed', async () => {
    const services = new Set(allTopics.flatMap(({ producers, consumers }) => [...producers, ...consumers]));

    await copy.run(`tsc -b ${[consumer, ...services].map((name) => `apps/${name}`).join(' ')}`);
  });

  it('is not made twice, and nothing is written over', async () => {
    const asked = (type: string, consumer: string) =>
      copy.run(`npm run create-event -- --type ${type} --topic todo.task.events --consumer ${consumer}`);

    await expect(asked('task.shared', 'another')).rejects.toThrow('task.shared is declared already');
    await expect(asked('task.pinned', 'audit-service')).rejects.toThrow('apps/audit-service is there already');

    expect(copy.sources()).toEqual(after);
  });
});

describe('the new event', () => {
  const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
  const folder = temporaryFolder('todo-new-event');
  const running: ServiceProcess[] = [];
  let broker: Broker;
  let database: Database;
  beforeAll(async () => {
    [broker, database] = await Promise.all([
      startBroker({ dir: join(folder, 'kafka') }),
      startDatabase({ dir: join(folder, 'postgres') }),
    ]);
    await createTopics(kafka(), allTopics, 1);
  });
  afterAll(async () => {
    await Promise.all(running.map((service) => service.stop()));
    await Promise.all([broker.stop(), database.stop()]);
    rmSync(folder, { recursive: true });
  });

  const kafka = () => kafkaClient({ brokers: broker.bootstrap }, 'spec', silent);

  /** Starts a service of a workspace with a database of its own. */
  async function service(workspace: string, name: string, settings: Record<string, string> = {}) {
    const databaseUrl = await database.createDatabase(name);
    await migrate({ databaseUrl, migrationsDir: `${workspace}/apps/${name}/prisma/migrations` });
    const env = { KAFKA_BROKERS: broker.bootstrap.join(','), DATABASE_URL: databaseUrl, ...settings };
    const started = await ServiceProcess.start(workspace, name, env);
    running.push(started);
    return { started, rows: (sql: string) => rowsOf(databaseUrl, sql) };
  }

  /** Writes the golden events and their audit entries as their publisher would, so many times. */
  async function publish(times: number): Promise<void> {
    const program = 'tools/create-event/testing/print-records.mjs';
    const hooks = './libs/service-kit/testing/typescript-hooks.mjs';
    const json = await copy.run(`node -C @todo/source --import ${hooks} ${program} task.shared`);
    const written = (
      JSON.parse(json) as (Omit<EncodedRecord, 'topic' | 'value'> & { topic: string; value: string })[]
    ).map(({ topic, value, ...record }) =>
      outgoing({ ...record, topic: allTopics.find(({ name }) => name === topic)!, value: Buffer.from(value) }),
    );
    const producer = await connectProducer(kafka());
    for (let time = 0; time < times; time += 1) await producer.sendBatch(written);
    await producer.close();
  }

  it('is handled once by the new service, skipped and counted by the others, and audited', async () => {
    const secrets = { JWT_SECRET: 'a secret of the tests, 32 bytes or more', PORT: '0' };
    const key = { AUDIT_SIGNING_KEY: 'a signing key of the tests, 32 bytes or more' };
    const added = await service(copy.folder, consumer);
    const existing = {
      gateway: await service(root, 'chat-gateway', secrets),
      notifications: await service(root, 'notification-service', { SMTP_URL: 'smtp://127.0.0.1:9' }),
      audit: await service(root, 'audit-service', { ...secrets, ...key }),
    };
    await Promise.all(running.map((each) => each.ready()));

    await publish(2);

    const { taskEvents } = topics;
    await eventually(
      async () => {
        expect(await added.started.finished(taskEvents.name, 'skipped', 'kept before')).toBe(2);
        for (const { started } of [existing.gateway, existing.notifications]) {
          expect(await started.finished(taskEvents.name, 'skipped', 'unknown type')).toBe(4);
        }
        expect(await existing.audit.rows('select action, resource_type from audit_entries')).toEqual([
          { action: 'task.shared', resource_type: 'task' },
          { action: 'task.shared', resource_type: 'task' },
        ]);
      },
      { withinMs: 30_000, everyMs: 100 },
    );
    expect(await added.rows('select user_id from task_shared')).toHaveLength(2);
  });
});

async function rowsOf(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
