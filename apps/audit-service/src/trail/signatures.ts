import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';

import { canonicalJson } from './canonical-json.js';
import type { Head } from './chain.js';

/** What a signature says of a place in a chain: that it was the newest, or that what is kept begins behind it. */
export type Claim =
  ({ readonly claim: 'checkpoint'; readonly at: string } & Head) | ({ readonly claim: 'start' } & Head);

/** An Ed25519 private key in PKCS#8 (RFC 8410) is these bytes and its 32-byte seed. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Derived for this one purpose, so that the setting may be any secret of 32 bytes or more (RFC 5869). */
const purpose = 'todo-chatbot audit signatures 1';

const bytesOf = ({ chainId, sequence, hash, ...rest }: Claim): Buffer =>
  Buffer.from(canonicalJson({ ...rest, chainId, sequence, hash }));

/** Signs claims with a key that only the audit service has (Ed25519). Who checks them need not be able to make them. */
export class Signer {
  /** 43 characters (base64url), made to be shown: signatures are checked with it. */
  readonly publicKey: string;
  private readonly key: KeyObject;

  /** @param secret 32 bytes or more. */
  constructor(secret: string) {
    const seed = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
    this.key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.key).export({ format: 'jwk' }).x ?? '';
  }

  /** The signature of a claim, 86 characters (base64url). */
  sign(claim: Claim): string {
    return sign(null, bytesOf(claim), this.key).toString('base64url');
  }
}

/** Checks claims against the public keys of the service, of today and of before its key was changed. */
export class SignatureCheck {
  private readonly keys: readonly KeyObject[];

  /** @throws when a key is none. */
  constructor(publicKeys: readonly string[]) {
    this.keys = publicKeys.map((x) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }));
  }

  isOurs(claim: Claim, signature: string): boolean {
    const [bytes, signatureBytes] = [bytesOf(claim), Buffer.from(signature, 'base64url')];
    return this.keys.some((key) => verify(null, bytes, key, signatureBytes));
  }
}
