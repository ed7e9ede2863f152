import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { aUserOf, someMessages } from '../testing/audit-messages.js';
import { type AuditRig, auditRig, checkpointsIn, signingKey } from '../testing/audit-rig.js';
import { chainOf } from '../trail/chain.js';
import { SignatureCheck, Signer } from '../trail/signatures.js';

let rig: AuditRig;
beforeAll(async () => {
  rig = await auditRig();
});
afterAll(() => rig.close());

describe('publishing checkpoints', () => {
  it('tells the head of each chain that has grown, signed, and of no other', async () => {
    const [ada, bob] = [aUserOf(0), aUserOf(1)];
    await rig.record(...someMessages(3, { userId: ada }), ...someMessages(2, { userId: bob }));
    const first = await rig.checkpoints.publish();
    const second = await rig.checkpoints.publish();
    await rig.record(...someMessages(4, { userId: bob }));
    const third = await rig.checkpoints.publish();

    const told = checkpointsIn(rig.published).map(({ payload }) => payload);
    expect([first, second, third]).toEqual([2, 0, 1]);
    expect(told.map(({ chainId, sequence }) => [chainId, sequence])).toEqual([
      [chainOf(ada), 3],
      [chainOf(bob), 2],
      [chainOf(bob), 6],
    ]);
    const check = new SignatureCheck([new Signer(signingKey).publicKey]);
    for (const { signature, ...head } of told)
      expect(check.isOurs({ claim: 'checkpoint', ...head }, signature)).toBe(true);
    const { rows } = await rig.pool.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from audit_chains where chain_id = $1`,
      [chainOf(bob)],
    );
    expect(told.at(-1)?.hash).toBe(rows[0]?.hash);
  });

  it('tells a head once, also when two instances look at the same time', async () => {
    await rig.record(...someMessages(1, { userId: aUserOf(2) }));
    const before = rig.published.length;

    await Promise.all(Array.from({ length: 5 }, () => rig.checkpoints.publish()));

    expect(checkpointsIn(rig.published.slice(before))).toHaveLength(1);
  });
});
