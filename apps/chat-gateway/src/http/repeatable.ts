import { createHash } from 'node:crypto';

import { Problem } from '@todo/service-kit';

import type { RepeatableRequest } from '../adapters/command-ledger.js';

/** What makes two requests the same. */
export interface RequestParts {
  readonly key: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly ifMatch: string | undefined;
  readonly body: unknown;
}

/** The request as one that may be repeated; undefined without an `Idempotency-Key`. */
export function repeatableRequest({ key, ...parts }: RequestParts): RepeatableRequest | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Problem({
      status: 400,
      code: 'invalid-idempotency-key',
      detail: 'Idempotency-Key holds 1 to 255 visible ASCII characters, such as a UUID.',
    });
  }
  const said = JSON.stringify([parts.method, parts.path, parts.ifMatch ?? null, inOrder(parts.body)]);
  return { key, requestHash: createHash('sha256').update(said).digest('hex') };
}

/** The same JSON whatever the order in which a client wrote the members of its objects. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, inOrder(member)]);
}
