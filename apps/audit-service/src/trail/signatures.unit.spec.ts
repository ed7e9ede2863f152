import { describe, expect, it } from 'vitest';

import { type Claim, SignatureCheck, Signer } from './signatures.js';

const secret = 'a signing key of the tests, 32 bytes or more';
const claim: Claim = {
  claim: 'checkpoint',
  chainId: 'c',
  sequence: 7,
  hash: 'ab'.repeat(32),
  at: '2026-05-15T12:00:00Z',
};

describe('signatures', () => {
  it('are checked with the public key alone, which is the same for the same secret', () => {
    const signer = new Signer(secret);
    const check = new SignatureCheck([new Signer(secret).publicKey]);

    expect(check.isOurs(claim, signer.sign(claim))).toBe(true);
    expect(signer.sign(claim)).toHaveLength(86);
  });

  it.each<[string, Claim]>([
    ['another chain', { ...claim, chainId: 'd' }],
    ['another row', { ...claim, sequence: 8 }],
    ['another hash', { ...claim, hash: 'cd'.repeat(32) }],
    ['another time', { ...claim, at: '2026-05-15T12:00:01Z' }],
    ['another claim', { claim: 'start', chainId: 'c', sequence: 7, hash: 'ab'.repeat(32) }],
  ])('of one claim do not do for %s', (_, other) => {
    const signer = new Signer(secret);
    const check = new SignatureCheck([signer.publicKey]);

    expect(check.isOurs(other, signer.sign(claim))).toBe(false);
  });

  it('of a former key count when that key is known', () => {
    const [former, today] = [new Signer(secret), new Signer(`another ${secret}`)];

    expect(new SignatureCheck([today.publicKey]).isOurs(claim, former.sign(claim))).toBe(false);
    expect(new SignatureCheck([today.publicKey, former.publicKey]).isOurs(claim, former.sign(claim))).toBe(true);
  });

  it('that are none are just wrong', () => {
    const check = new SignatureCheck([new Signer(secret).publicKey]);

    for (const text of ['', 'x', '=', 'A'.repeat(86)]) expect(check.isOurs(claim, text)).toBe(false);
  });
});
