import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';

import { type AuditRecorded, auditRecorded, encode, topics } from '@todo/event-contracts';
import { type Broker, startBroker, temporaryFolder } from '@todo/local-stack';
import { connectProducer, createTopics, kafkaClient, outgoing, type OutgoingRecord } from '@todo/messaging';
import { eventually, freshDatabase } from '@todo/testkit';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startProgram } from '../../../libs/service-kit/testing/child-program.js';
import { aUserOf, someMessages } from './testing/audit-messages.js';
import { jwtSecret, migrationsDir, signingKey, silent, token } from './testing/audit-rig.js';
import type { Report } from './verify/report.js';

/** A broker of its own, since every service reads the same topics. */
const folder = temporaryFolder('audit-service');
let broker: Broker;
let databaseUrl: string;
let database: Client;

beforeAll(async () => {
  [broker, databaseUrl] = await Promise.all([startBroker({ dir: folder }), freshDatabase({ migrationsDir })]);
  database = new Client({ connectionString: databaseUrl });
  await database.connect();
  await createTopics(kafka(), [topics.auditLog, topics.auditCheckpoints, topics.deadLetter], 1);
});
afterAll(async () => {
  await database.end();
  await broker.stop();
  rmSync(folder, { recursive: true });
});

const kafka = () => kafkaClient({ brokers: broker.bootstrap }, 'audit-spec', silent);
const program = (path: string) => new URL(path, import.meta.url).href;
const settings = () => ({
  DATABASE_URL: databaseUrl,
  KAFKA_BROKERS: broker.bootstrap.join(','),
  AUDIT_SIGNING_KEY: signingKey,
});

/** The service as a process of its own, on any free ports. */
async function startService() {
  const child = await startProgram(program('main.ts'), [], {
    ...settings(),
    ...{
      NODE_ENV: 'production',
      PORT: '0',
      MANAGEMENT_PORT: '0',
      JWT_SECRET: jwtSecret,
      AUDIT_CHECKPOINT_SECONDS: '1',
    },
  });
  const ports = () => child.logged('started') as Promise<unknown> as Promise<{ port: number; managementPort: number }>;
  return { child, ports };
}

async function produce(records: readonly OutgoingRecord[]): Promise<void> {
  const producer = await connectProducer(kafka());
  for (let at = 0; at < records.length; at += 250) await producer.sendBatch(records.slice(at, at + 250));
  await producer.close();
}

const recordOf = (message: AuditRecorded) => outgoing(encode(auditRecorded, message));

async function recordedIds(): Promise<string[]> {
  const { rows } = await database.query<{ entry_id: string }>(
    `select entry_id from audit_entries where resource_type = 'task'`,
  );
  return rows.map(({ entry_id }) => entry_id).sort();
}

async function verifyCommand(...args: string[]) {
  const child = await startProgram(program('verify/verify-command.ts'), args, settings());
  const { code } = await child.exit;
  return { code, output: child.output() };
}

describe('the audit service as a process', () => {
  const users = Array.from({ length: 60 }, (_, at) => aUserOf(at % 3));
  const told: AuditRecorded[] = [];
  const tell = async (number: number) => {
    const messages = Array.from({ length: number }, () => someMessages(1, { userId: users[randomInt(60)]! })).flat();
    told.push(...messages);
    // One in ten is told twice, as after a producer's retry.
    await produce(
      messages.flatMap((message, at) => (at % 10 === 0 ? [recordOf(message), recordOf(message)] : [recordOf(message)])),
    );
  };
  const toldIds = () => told.map(({ eventId }) => eventId).sort();

  it('records every entry exactly once, although instances are killed in the middle of it', async () => {
    let [first, second] = await Promise.all([startService(), startService()]);
    await Promise.all([first.ports(), second.ports()]);

    for (let kill = 0; kill < 4; kill += 1) {
      const telling = tell(1500);
      const before = (await recordedIds()).length;
      await eventually(async () => expect((await recordedIds()).length).toBeGreaterThan(before), {
        withinMs: 30_000,
        everyMs: 5,
      });
      first.child.kill('SIGKILL');
      await telling;
      [first, second] = [second, await startService()];
    }

    await eventually(async () => expect(await recordedIds()).toEqual(toldIds()), { withinMs: 60_000, everyMs: 200 });
    for (const { child } of [first, second]) child.kill('SIGTERM');
    expect(await Promise.all([first.child.exit, second.child.exit])).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
  }, 180_000);

  it('skips what it has when the whole log is read again', async () => {
    const admin = kafka().admin();
    await admin.connect();
    await eventually(
      () => admin.resetOffsets({ groupId: 'audit-service', topic: topics.auditLog.name, earliest: true }),
      { withinMs: 30_000 },
    );
    await admin.disconnect();
    const { child, ports } = await startService();
    const { managementPort } = await ports();

    await eventually(
      async () => {
        const metrics = await (await fetch(`http://127.0.0.1:${managementPort}/metrics`)).text();
        const skips = /todo_records_total\{[^}]*result="skipped"[^}]*\} (\d+)/.exec(metrics)?.[1];
        expect(Number(skips)).toBe(Math.round(told.length * 1.1));
      },
      { withinMs: 60_000, everyMs: 200 },
    );

    expect(await recordedIds()).toEqual(toldIds());
    child.kill('SIGTERM');
    expect(await child.exit).toEqual({ code: 0, signal: null });
  }, 120_000);

  it('sets a record aside that is no entry and goes on with the next one', async () => {
    const { child, ports } = await startService();
    await ports();
    const bad = { ...recordOf(someMessages(1, { userId: users[0]! })[0]!), value: Buffer.from('{"no":"entry"}') };
    await produce([bad]);
    await tell(10);

    await eventually(async () => expect(await recordedIds()).toEqual(toldIds()), { withinMs: 30_000 });
    const actions = async () =>
      (await database.query<{ action: string }>(`select action from audit_entries where resource_type = 'dead-letter'`))
        .rows;
    await eventually(async () => expect(await actions()).toEqual([{ action: 'dead-letter.write' }]));
    child.kill('SIGTERM');
    await child.exit;
  }, 60_000);

  it('answers a search, which comes back over the log as an entry', async () => {
    const { child, ports } = await startService();
    const { port, managementPort } = await ports();
    await eventually(async () =>
      expect((await fetch(`http://127.0.0.1:${managementPort}/health/ready`)).status).toBe(200),
    );
    const headers = { authorization: `Bearer ${await token('eve', ['auditor'])}` };
    const search = async (query: string) =>
      (await (await fetch(`http://127.0.0.1:${port}/api/audit?${query}`, { headers })).json()) as {
        items: { correlationId: string }[];
      };

    const { items } = await search(`userId=${told[0]!.userId}`);

    expect(items.length).toBeGreaterThan(0);
    await eventually(async () =>
      expect((await search('action=audit.search&userId=eve')).items.length).toBeGreaterThan(0),
    );
    child.kill('SIGTERM');
    expect(await child.exit).toEqual({ code: 0, signal: null });
  }, 60_000);

  it('leaves a trail that verifies, with the checkpoints it published', async () => {
    const { code, output } = await verifyCommand('--json');

    const report = JSON.parse(output) as Report;
    expect(report).toMatchObject({ intact: true, findings: [], notes: [] });
    expect(code).toBe(0);
    expect(report.chains).toHaveLength(3);
    expect(report.chains.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThanOrEqual(told.length);
    for (const { checkpoints } of report.chains) expect(checkpoints).toBeGreaterThan(0);
  }, 60_000);

  it('lets the command name what somebody did to it, by exit code and in words', async () => {
    const { rows } = await database.query<{ chain_id: string; sequence: string }>(
      'select chain_id, sequence from audit_chains order by 1',
    );
    const [{ chain_id: one }, { chain_id: other, sequence: newest }] = rows as [(typeof rows)[0], (typeof rows)[0]];
    await database.query(`set session_replication_role = replica;
      update audit_entries set after_state = '{"title":"never"}' where chain_id = '${one}' and sequence = 42;
      delete from audit_entries where chain_id = '${other}' and sequence > ${newest} - 2;
      update audit_chains c set sequence = e.sequence, hash = e.hash from audit_entries e
        where c.chain_id = '${other}' and e.chain_id = c.chain_id and e.sequence = ${newest} - 2;
      reset session_replication_role`);

    const [inWords, inJson] = await Promise.all([verifyCommand(), verifyCommand('--json')]);

    expect([inWords.code, inJson.code]).toEqual([1, 1]);
    expect(inWords.output).toContain(`${one} #42 edited: what it holds is not what its hash was made of`);
    expect(inWords.output).toContain(
      `${other} #${Number(newest) - 1}–${newest} deleted: a published checkpoint names them`,
    );
    expect(inWords.output).toContain('The audit trail is NOT intact: 2 findings');
    expect(JSON.parse(inJson.output)).toMatchObject({
      findingsTotal: 2,
      findings: [
        { chainId: one, kind: 'edited', sequence: 42 },
        { chainId: other, kind: 'deleted', sequence: Number(newest) - 1, lastSequence: Number(newest) },
      ],
    });
  }, 60_000);

  it('lets the command say so when it cannot look', async () => {
    const away = async (env: Record<string, string>) => {
      const child = await startProgram(program('verify/verify-command.ts'), [], { ...settings(), ...env });
      return { code: (await child.exit).code, output: child.output() };
    };

    const [noDatabase, noBroker, noSettings, badArgument] = await Promise.all([
      away({ DATABASE_URL: 'postgresql://audit:canary-pw@127.0.0.1:1/audit' }),
      away({ KAFKA_BROKERS: '127.0.0.1:1' }),
      away({ DATABASE_URL: '', DATA_DIR: '/nowhere' }),
      verifyCommand('--jsno'),
    ]);

    expect([noDatabase.code, noBroker.code, noSettings.code, badArgument.code]).toEqual([2, 2, 2, 2]);
    expect(noSettings.output).toContain('DATABASE_URL is missing');
    expect(badArgument.output).toContain('npm run audit:verify');
    expect(noDatabase.output + noBroker.output).toContain('could not be verified');
    expect(noDatabase.output).not.toContain('canary-pw');
  }, 60_000);
});
