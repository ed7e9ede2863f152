import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openStoredTrail } from '../adapters/stored-trail.js';
import { aMessage, aUserOf } from '../testing/audit-messages.js';
import { type AuditRig, auditRig, checkpointsIn, signingKey, token } from '../testing/audit-rig.js';
import { SignatureCheck, Signer } from '../trail/signatures.js';
import { Findings } from '../verify/finding.js';
import { PublishedCheckpoints } from '../verify/published-checkpoints.js';
import { verifyTrail } from '../verify/verify-trail.js';

const dayMs = 86_400_000;
let rig: AuditRig;
let today: Date;
beforeEach(async () => {
  rig = await auditRig();
  // Noon, so that a day more or less is the same everywhere in the test.
  today = new Date(`${new Date().toISOString().slice(0, 10)}T12:00:00Z`);
});
afterEach(() => rig.close());

const daysAgo = (days: number) => new Date(today.getTime() - days * dayMs);

/** Lives through these days: on each some entries are recorded in every chain, and checkpoints are published. */
async function live(...days: number[]): Promise<void> {
  const users = [0, 1, 2].map(aUserOf);
  for (const day of days.toSorted((a, b) => b - a)) {
    rig.now = daysAgo(day);
    const timestamp = rig.now.toISOString();
    await rig.record(...users.flatMap((userId) => [aMessage({ userId, timestamp }), aMessage({ userId, timestamp })]));
    await rig.checkpoints.publish();
  }
  rig.now = today;
}

async function keptAges(): Promise<number[]> {
  const { rows } = await rig.pool.query<{ age: number }>(
    `select distinct round(extract(epoch from $1::timestamptz - happened_at) / 86400)::int as age
     from audit_entries order by 1`,
    [today],
  );
  return rows.map(({ age }) => age);
}

async function verify() {
  const findings = new Findings(100);
  const check = new SignatureCheck([new Signer(signingKey).publicKey]);
  const published = new PublishedCheckpoints(check, findings);
  for (const { payload } of checkpointsIn(rig.published)) published.add(payload);
  const trail = await openStoredTrail(rig.databaseUrl);
  const chains = await verifyTrail(trail, { published, check, findings }).finally(() => trail.close());
  return { findings: findings.kept, firstSequences: chains.map(({ firstSequence }) => firstSequence) };
}

describe('keeping entries for 90 days', () => {
  it('drops what is older and nothing else, and the rest still verifies', async () => {
    await live(200, 120, 92, 91, 90, 89, 45, 1, 0);

    await rig.retention.tidyUp();

    expect(await keptAges()).toEqual([0, 1, 45, 89, 90]);
    expect(await verify()).toEqual({ findings: [], firstSequences: [9, 9, 9] });
  });

  it('lets a day go as soon as its last entry has been kept for 90 days, and no earlier', async () => {
    rig.now = new Date(`${daysAgo(95).toISOString().slice(0, 10)}T23:59:59.999Z`);
    await rig.record(aMessage({ timestamp: rig.now.toISOString() }));
    const endOfDay = rig.now.getTime();

    rig.now = new Date(endOfDay + 90 * dayMs);
    await rig.retention.tidyUp();
    const after90Days = await keptAges();
    rig.now = new Date(endOfDay + 90 * dayMs + 1);
    await rig.retention.tidyUp();

    expect([after90Days.length, (await keptAges()).length]).toEqual([1, 0]);
  });

  it('shows an entry until it is 90 days old to the millisecond, whatever is still stored', async () => {
    const userId = aUserOf(0);
    await live(120, 30);
    const bearer = `Bearer ${await token('eve', ['auditor'])}`;
    const url = await rig.serve();
    const shown = async () => {
      const answer = await fetch(`${url}/api/audit?userId=${userId}`, { headers: { authorization: bearer } });
      return ((await answer.json()) as { items: unknown[] }).items.length;
    };
    const happened = daysAgo(0).getTime();
    await rig.record(aMessage({ userId, timestamp: new Date(happened).toISOString() }));

    const seen = [];
    for (const ageMs of [0, 90 * dayMs, 90 * dayMs + 1]) {
      rig.now = new Date(happened + ageMs);
      seen.push(await shown());
    }

    expect(seen).toEqual([1, 1, 0]);
  });

  it('does the same again and again, with nothing new to do and with more', async () => {
    await live(100, 95, 0);
    rig.now = daysAgo(8);
    await rig.retention.tidyUp();
    const first = await keptAges();

    rig.now = today;
    await rig.retention.tidyUp();
    await rig.retention.tidyUp();

    expect([first, await keptAges()]).toEqual([[0, 95], [0]]);
    expect((await verify()).findings).toEqual([]);
  });

  it('keeps a chain verifiable of which nothing is left, and which goes on', async () => {
    await live(100);
    await rig.retention.tidyUp();
    const emptied = await verify();

    await live(0);

    expect(emptied).toEqual({ findings: [], firstSequences: [3, 3, 3] });
    expect(await verify()).toEqual({ findings: [], firstSequences: [3, 3, 3] });
    expect(await keptAges()).toEqual([0]);
  });

  it('takes a late entry for no reason to keep others, nor others for a reason to drop it early', async () => {
    const userId = aUserOf(0);
    await live(91, 60);
    await rig.record(aMessage({ userId, timestamp: daysAgo(85).toISOString() }));

    await rig.retention.tidyUp();

    expect(await keptAges()).toEqual([60, 85]);
    expect((await verify()).findings).toEqual([]);
  });

  it('makes room for the week to come', async () => {
    await rig.retention.tidyUp();

    const { rows } = await rig.pool.query<{ day: string }>(
      `select right(relname, 8) as day from pg_inherits join pg_class on oid = inhrelid
       where inhparent = 'audit_entries'::regclass order by 1`,
    );
    expect(rows.map(({ day }) => day)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((ahead) => daysAgo(-ahead).toISOString().slice(0, 10).replaceAll('-', '')),
    );
  });

  it('cannot be brought to drop younger entries by a wrong clock: the database has its own', async () => {
    await live(30, 0);
    rig.now = daysAgo(-365);

    await expect(rig.retention.tidyUp()).rejects.toThrow('entries are kept for 90 days');

    expect(await keptAges()).toEqual([0, 30]);
  });

  it('forgets which entries there were only when the log cannot tell of them any more', async () => {
    const told = [];
    for (const age of [120, 100]) {
      rig.now = daysAgo(age);
      told.push(aMessage({ userId: aUserOf(0), timestamp: rig.now.toISOString() }));
      await rig.record(told.at(-1)!);
    }
    rig.now = today;

    await rig.retention.tidyUp();

    const { rows } = await rig.pool.query<{ entry_id: string }>('select entry_id from audit_entry_ids');
    expect(rows.map(({ entry_id }) => entry_id)).toEqual([told[1]?.payload.entryId]);
    expect((await rig.record(told[1]!)).map(({ kind }) => kind)).toEqual(['skipped']);
  });

  it('gives way to whoever reads or verifies, and tries again later', async () => {
    await live(100, 0);
    const reader = await openStoredTrail(rig.databaseUrl);

    const blocked = rig.retention.tidyUp();

    await expect(blocked).rejects.toMatchObject({ code: '55P03' });
    await reader.close();
    await rig.retention.tidyUp();
    expect(await keptAges()).toEqual([0]);
  });
});
