import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openStoredTrail } from '../adapters/stored-trail.js';
import { aUserOf, someMessages } from '../testing/audit-messages.js';
import { type AuditRig, auditRig, checkpointsIn, signingKey } from '../testing/audit-rig.js';
import { chainOf } from '../trail/chain.js';
import { SignatureCheck, Signer } from '../trail/signatures.js';
import { Findings } from './finding.js';
import { PublishedCheckpoints } from './published-checkpoints.js';
import { verifyTrail } from './verify-trail.js';

let rig: AuditRig;
const chain = chainOf(aUserOf(1));

/** Three chains of 20 rows, of which #12 and #20 were published. */
beforeAll(async () => {
  rig = await auditRig();
  for (const part of [12, 8]) {
    for (const partition of [0, 1, 2]) await rig.record(...someMessages(part, { userId: aUserOf(partition) }));
    await rig.checkpoints.publish();
  }
});
afterAll(() => rig.close());

async function verify(withCheckpoints = true): Promise<string[]> {
  const findings = new Findings(100);
  const check = new SignatureCheck([new Signer(signingKey).publicKey]);
  const published = new PublishedCheckpoints(check, findings);
  if (withCheckpoints) for (const { payload } of checkpointsIn(rig.published)) published.add(payload);
  const trail = await openStoredTrail(rig.databaseUrl);
  try {
    await verifyTrail(trail, { published, check, findings });
  } finally {
    await trail.close();
  }
  return findings.kept.map(
    ({ chainId, kind, sequence, lastSequence }) => `${chainId} #${sequence}-${lastSequence ?? sequence} ${kind}`,
  );
}

/** Does something to the trail as a superuser who switches off what protects it, looks, and undoes it. */
async function findingsAfter(sql: string, withCheckpoints = true): Promise<string[]> {
  const { pool } = rig;
  await pool.query(`create schema kept; create table kept.entries as table audit_entries; create table kept.chains as table audit_chains;
    set session_replication_role = replica; ${sql}; reset session_replication_role`);
  const findings = await verify(withCheckpoints);
  await pool.query(`set session_replication_role = replica; delete from audit_entries; delete from audit_chains;
    insert into audit_entries table kept.entries; insert into audit_chains table kept.chains; drop schema kept cascade;
    reset session_replication_role`);
  return findings;
}

const on = (sequence: number) => `chain_id = '${chain}' and sequence = ${sequence}`;
const found = (text: string) => [`${chain} ${text}`];

describe('verifying the trail in PostgreSQL', () => {
  it('finds nothing in a trail as it was recorded', async () => {
    expect(await verify()).toEqual([]);
    expect(await verify(false)).toEqual([]);
  });

  it.each([
    ['action', `'task.delete'`],
    ['user_id', `'somebody-else'`],
    ['actor_type', `'operator'`],
    ['actor_id', `'somebody-else'`],
    ['happened_at', `happened_at + interval '1 microsecond'`],
    ['filed_at', `filed_at + interval '1 microsecond'`],
    ['entry_id', 'gen_random_uuid()'],
    ['resource_type', `'profile'`],
    ['resource_id', `'another'`],
    ['before_state', 'null'],
    ['before_state', `'{"title":"never"}'`],
    ['after_state', `(after_state::text || ' ')::json`],
    ['after_state', `'null'`],
    ['correlation_id', `'another'`],
    ['causation_id', `'another'`],
    ['source', `'chat-gateway'`],
    ['previous_hash', `decode(repeat('ab', 32), 'hex')`],
    ['hash', `decode(repeat('ab', 32), 'hex')`],
    ['hash', `''`],
  ])('names the row whose %s was set to %s', async (column, value) => {
    const findings = await findingsAfter(`update audit_entries set ${column} = ${value} where ${on(7)}`);

    expect(findings).toEqual(found('#7-7 edited'));
  });

  it.each([
    ['a row deleted from the middle', `delete from audit_entries where ${on(7)}`, ['#7-7 deleted']],
    [
      'the beginning deleted',
      `delete from audit_entries where chain_id = '${chain}' and sequence < 4`,
      ['#1-3 deleted'],
    ],
    ['the end deleted', `delete from audit_entries where chain_id = '${chain}' and sequence > 17`, ['#18-20 deleted']],
    [
      'a row of its own inserted',
      `insert into audit_entries select '${chain}', 8, previous_hash, hash, filed_at, gen_random_uuid(), action, user_id,
         actor_type, actor_id, happened_at, resource_type, resource_id, before_state, after_state, correlation_id,
         causation_id, source from audit_entries where ${on(7)};
       update audit_entries set filed_at = filed_at where ${on(8)}`,
      ['#8-8 inserted'],
    ],
    [
      'two rows swapped',
      `update audit_entries set sequence = case sequence when 7 then 15 else 7 end where chain_id = '${chain}' and sequence in (7, 15)`,
      ['#7-15 swapped'],
    ],
    [
      'two neighbours swapped',
      `update audit_entries set sequence = 15 - sequence where chain_id = '${chain}' and sequence in (7, 8)`,
      ['#7-8 swapped'],
    ],
    ['a chain whose head is gone', `delete from audit_chains where chain_id = '${chain}'`, ['#20-20 head']],
    [
      'a beginning cut off by moving the start, which is not signed',
      `update audit_chains c set start_sequence = 5, start_hash = e.hash from audit_entries e
         where e.chain_id = c.chain_id and e.sequence = 5 and c.chain_id = '${chain}';
       delete from audit_entries where chain_id = '${chain}' and sequence <= 5`,
      ['#5-5 start'],
    ],
  ])('names %s', async (_, sql, expected) => {
    expect(await findingsAfter(sql)).toEqual(expected.flatMap(found));
  });

  it('names every chain of a trail that was truncated', async () => {
    const findings = await findingsAfter('truncate audit_entries');

    expect(findings).toEqual([0, 1, 2].map((partition) => `${chainOf(aUserOf(partition))} #1-20 deleted`));
  });

  it.each([
    ['a trail that was emptied, heads and all', 'truncate audit_entries, audit_chains', '#1-20 deleted'],
    [
      'an old backup put back',
      `delete from audit_entries where sequence > 14;
       update audit_chains c set sequence = 14, hash = e.hash, filed_at = e.filed_at, checkpoint_sequence = 12
       from audit_entries e where e.chain_id = c.chain_id and e.sequence = 14`,
      '#15-20 deleted',
    ],
  ])('names %s by the checkpoints outside, and by nothing else', async (_, sql, expected) => {
    expect(await findingsAfter(sql)).toContain(`${chain} ${expected}`);
    expect(await findingsAfter(sql, false)).toEqual([]);
  });

  it('names checkpoints that the service did not sign', async () => {
    const findings = new Findings(10);
    const published = new PublishedCheckpoints(
      new SignatureCheck([new Signer(`another ${signingKey}`).publicKey]),
      findings,
    );

    for (const { payload } of checkpointsIn(rig.published)) published.add(payload);

    expect(findings.kept.map(({ kind, sequence }) => [kind, sequence])).toEqual(
      [12, 12, 12, 20, 20, 20].map((sequence) => ['checkpoint', sequence]),
    );
    expect(published.chainIds).toEqual([]);
  });

  // The last one, since the trail is not afterwards what it was.
  it('finds nothing while entries are added all the time', async () => {
    const busy = await auditRig({ databaseUrl: rig.databaseUrl });
    let verified = 0;
    const adding = (async () => {
      while (verified < 5) await busy.record(...[0, 1, 2].flatMap((at) => someMessages(20, { userId: aUserOf(at) })));
    })();

    const findings = [];
    for (; verified < 5; verified += 1) findings.push(...(await verify()));

    await adding;
    await busy.close();
    expect(findings).toEqual([]);
  });
});
