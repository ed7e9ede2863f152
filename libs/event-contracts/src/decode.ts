import { catalog } from './catalog.js';
import type { MessageDefinition } from './define.js';
import { type Envelope, looseEnvelope } from './envelope.js';
import { jsonFault } from './json-faults.js';

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
 * A message of an earlier version comes out as one of today's.
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

  // After the type and version: what is not for this reader is skipped or waits, however odd its inside is.
  const fault = jsonFault(json);
  return fault === undefined ? read(envelope.data as Envelope, definition) : { kind: 'wrong-schema', reason: fault };
}

function read({ payload, ...envelope }: Envelope, definition: MessageDefinition): Decoded {
  const { schemaVersion } = envelope.headers;
  let current: unknown;
  try {
    current = upcast(payload, schemaVersion, definition);
  } catch {
    // An upcast trusts its input; a payload that its own version would have refused can make it throw.
    return { kind: 'wrong-schema', reason: `payload: not of version ${schemaVersion}` };
  }

  const parsed = definition.payload.safeParse(current);
  if (!parsed.success) return { kind: 'wrong-schema', reason: `payload: ${places(parsed.error)}` };
  const headers = { ...envelope.headers, schemaVersion: definition.version };
  return { kind: 'message', message: { ...envelope, payload: parsed.data, headers } };
}

function upcast(payload: unknown, version: number, definition: MessageDefinition): unknown {
  let current = payload;
  // That there is an upcast from every earlier version is checked where the event is defined.
  for (let from = version; from < definition.version; from += 1) current = definition.upcasts![from]!(current);
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
