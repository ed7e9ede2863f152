import { catalog } from './catalog.js';
import type { MessageDefinition } from './define.js';
import { type Envelope, looseEnvelope } from './envelope.js';

/**
 * What the bytes of a record are. `bad-bytes` and `wrong-schema` can never be read and are dead letters; an
 * `unknown-type` is skipped and counted; a `newer-version` waits for a newer reader and is never a dead letter.
 */
export type Decoded =
  | { readonly kind: 'message'; readonly message: Envelope }
  | { readonly kind: 'erased' }
  | { readonly kind: 'unknown-type'; readonly eventType: string }
  | { readonly kind: 'newer-version'; readonly eventType: string; readonly version: number }
  | { readonly kind: 'bad-bytes' | 'wrong-schema'; readonly reason: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the value of a record. Never throws. Reasons name places in the message, never values of it,
 * so that they may stand in logs and headers. A null value is `erased`: only compacted topics have those by intent.
 */
export function decode(value: Uint8Array | null, definitions: readonly MessageDefinition[] = catalog): Decoded {
  if (value === null) return { kind: 'erased' };
  const json = parse(value);
  if (json === undefined) return { kind: 'bad-bytes', reason: 'not JSON in UTF-8' };

  const envelope = looseEnvelope.safeParse(json);
  if (!envelope.success) return { kind: 'wrong-schema', reason: places(envelope.error) };

  const { eventType, headers } = envelope.data;
  const definition = definitions.find(({ type }) => type === eventType);
  if (definition === undefined) return { kind: 'unknown-type', eventType };
  if (headers.schemaVersion > definition.version) {
    return { kind: 'newer-version', eventType, version: headers.schemaVersion };
  }

  return read(envelope.data as Envelope, definition);
}

function read(envelope: Envelope, definition: MessageDefinition): Decoded {
  try {
    const payload = definition.payload.safeParse(upcast(envelope, definition));
    if (!payload.success) return { kind: 'wrong-schema', reason: `payload: ${places(payload.error)}` };
    return { kind: 'message', message: { ...envelope, payload: payload.data } };
  } catch {
    // Only an upcast can throw here, and only on a payload that its own version would have refused.
    return { kind: 'wrong-schema', reason: `payload: not of version ${envelope.headers.schemaVersion}` };
  }
}

function upcast({ payload, headers }: Envelope, { version, upcasts = {} }: MessageDefinition): unknown {
  let current = payload;
  for (let from = headers.schemaVersion; from < version; from += 1) current = upcasts[from]?.(current) ?? current;
  return current;
}

function parse(value: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(value)) as unknown;
  } catch {
    return undefined;
  }
}

function places({ issues }: { issues: readonly { path: readonly PropertyKey[]; code?: string }[] }): string {
  const shown = issues.slice(0, 5).map(({ path, code }) => `${path.map(String).join('.') || '(root)'}: ${code}`);
  return shown.join('; ').slice(0, 300);
}
