import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { aMessage, aUserOf, someMessages } from '../testing/audit-messages.js';
import { type AuditRig, auditRig, token } from '../testing/audit-rig.js';

/** The rig as owner of the tables, and the service as production runs it: as a login that owns nothing. */
let owner: AuditRig;
let service: AuditRig;
const login = `audit_${randomBytes(4).toString('hex')}`;
const password = randomBytes(16).toString('hex');

beforeAll(async () => {
  owner = await auditRig();
  await owner.pool.query(`create role ${login} login password '${password}' in role audit_service_app`);
  const url = new URL(owner.databaseUrl);
  url.username = login;
  url.password = password;
  service = await auditRig({ databaseUrl: url.href });
});
afterAll(async () => {
  await service.close();
  await owner.pool.query(`drop role ${login}`);
  await owner.close();
});

const asService = (sql: string) =>
  service.pool.query(sql).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const asOwner = (sql: string) =>
  owner.pool.query(sql).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const refused = '42501';
const partition = () => `audit_entries_${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`;

describe('the service as a login that owns nothing', () => {
  it('records, publishes, searches and keeps 90 days', async () => {
    const timestamp = new Date(Date.now() - 100 * 86_400_000);
    service.now = timestamp;
    await service.record(
      ...[0, 1, 2].map((at) => aMessage({ userId: aUserOf(at), timestamp: timestamp.toISOString() })),
    );
    service.now = new Date();
    const userId = aUserOf(1);
    const outcomes = await service.record(...someMessages(10, { userId }));
    await service.retention.tidyUp();
    const published = await service.checkpoints.publish();

    const url = await service.serve();
    const headers = { authorization: `Bearer ${await token('eve', ['auditor'])}` };
    const answer = await fetch(`${url}/api/audit?userId=${userId}`, { headers });

    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    expect(published).toBe(3);
    expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(10);
    const { rows } = await owner.pool.query('select count(*)::int as n from audit_entries');
    expect(rows).toEqual([{ n: 10 }]);
  });

  it.each([
    `update audit_entries set action = 'x'`,
    `delete from audit_entries`,
    `truncate audit_entries`,
    `drop table audit_entries`,
    `alter table audit_entries disable trigger all`,
    `set session_replication_role = replica`,
    `update audit_chains set start_sequence = 1`,
    `delete from audit_chains`,
    `truncate audit_chains`,
    `delete from audit_entry_ids`,
    `update audit_entry_ids set seen_on = 'epoch'`,
    `create table mine (id int)`,
    `create or replace function audit_refuse() returns trigger language plpgsql as 'begin return old; end'`,
  ])('is refused: %s', async (sql) => {
    expect(await asService(sql)).toBe(refused);
  });

  it('is refused on the table of a single day too', async () => {
    for (const sql of [
      `update ${partition()} set action = 'x'`,
      `delete from ${partition()}`,
      `drop table ${partition()}`,
    ]) {
      expect(await asService(sql)).toBe(refused);
    }
  });

  it('cannot set a chain back, nor change its newest hash', async () => {
    for (const change of ['sequence = 0', `hash = decode(repeat('ab', 32), 'hex')`, 'checkpoint_sequence = 0']) {
      expect(await asService(`update audit_chains set ${change}`)).toBe(refused);
    }
  });

  it('cannot drop days that are kept, nor a day whose rows are not said to be gone', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const old = new Date(Date.now() - 120 * 86_400_000);
    service.now = old;
    await service.record(aMessage({ userId: aUserOf(2), timestamp: old.toISOString() }));
    service.now = new Date();

    expect(await asService(`select audit_drop_days('${today}', '{}', '{}', '{}', '{}')`)).toBe(refused);
    expect(await asService(`select audit_forget_ids('${today}', 10)`)).toBe(refused);
    const longAgo = `(now() - interval '91 days')::date`;
    const forged = `array['todo.audit.log/2'], array[1000], array['${'ab'.repeat(32)}'], array['x']`;
    for (const starts of [`'{}', '{}', '{}', '{}'`, forged]) {
      expect(await asService(`select audit_drop_days(${longAgo}, ${starts})`)).toBe('23000');
    }
  });
});

describe('the owner of the tables, as in development', () => {
  it.each([
    `update audit_entries set action = 'x'`,
    `delete from audit_entries where sequence = 5`,
    `truncate audit_entries`,
    `truncate audit_entries cascade`,
    `delete from audit_chains`,
    `truncate audit_chains`,
    `update audit_chains set sequence = sequence - 1`,
    `update audit_chains set start_sequence = sequence + 1`,
  ])('is refused by a trigger: %s', async (sql) => {
    expect(await asOwner(sql)).toBe(refused);
  });

  it('is refused on the table of a single day too', async () => {
    for (const sql of [
      `update ${partition()} set action = 'x'`,
      `delete from ${partition()}`,
      `truncate ${partition()}`,
    ]) {
      expect(await asOwner(sql)).toBe(refused);
    }
  });
});
