import { z } from 'zod';

import { type Envelope, looseEnvelope } from './envelope.js';
import type { AuditFacts } from './model/audit-entry.js';
import type { Topic } from './topic.js';

/** How an event is audited: a pure function of it, or the reason why it is not. */
export type AuditMapping<Event> = ((event: Event) => AuditFacts) | { readonly notAudited: string };

/** Turns a payload of an earlier version into one of the next version. */
export type Upcast = (payload: unknown) => unknown;

interface Definition<Type extends string, Payload extends z.ZodType> {
  readonly type: Type;
  /** Major version of the payload. A new optional field keeps it; anything else adds one, an upcast and a golden record. */
  readonly version: number;
  readonly topic: Topic;
  readonly payload: Payload;
  readonly audit: AuditMapping<Envelope<Type, z.output<Payload>>>;
  /** By the version it starts from. Must lead from every earlier version to the current one. */
  readonly upcasts?: Readonly<Record<number, Upcast>>;
}

/** One kind of message: its type, version, topic, schema and audit mapping together. */
export interface MessageDefinition<Type extends string = string, Payload extends z.ZodType = z.ZodType> extends Omit<
  Definition<Type, Payload>,
  'audit'
> {
  /** The whole message as it stands on the topic. */
  readonly schema: z.ZodType<Envelope<Type, z.output<Payload>>>;
  /** What the audit trail says of a message of this kind; null when it is not audited. */
  auditFacts(message: Envelope<Type, z.output<Payload>>): AuditFacts | null;
  /** Why messages of this kind are not audited; absent when they are. */
  readonly notAudited?: string;
  /** Whether a decoded message is of this kind. */
  is(message: Envelope): message is Envelope<Type, z.output<Payload>>;
}

/** The typed message of a definition. */
export type MessageOf<D> =
  D extends MessageDefinition<infer Type, infer Payload> ? Envelope<Type, z.output<Payload>> : never;

/**
 * Declares an event: something that happened, named in the past tense.
 * @throws TypeError when an earlier version of it could no longer be read.
 */
export function defineEvent<const Type extends string, Payload extends z.ZodType>(
  definition: Definition<Type, Payload>,
): MessageDefinition<Type, Payload> {
  const { audit, ...rest } = definition;
  requireUpcasts(rest);
  const schema = looseEnvelope.extend({ eventType: z.literal(definition.type), payload: definition.payload });
  return {
    ...rest,
    // The inferred type of an extended generic object does not simplify; its shape is the envelope's by construction.
    schema: schema as unknown as z.ZodType<Envelope<Type, z.output<Payload>>>,
    auditFacts: (message) => (typeof audit === 'function' ? audit(message) : null),
    ...(typeof audit === 'function' ? {} : { notAudited: audit.notAudited }),
    is: (message): message is Envelope<Type, z.output<Payload>> => message.eventType === definition.type,
  };
}

/** Declares a command: what somebody wants, named in the imperative. Its outcome is audited, not the wish. */
export function defineCommand<const Type extends string, Payload extends z.ZodType>(
  definition: Omit<Definition<Type, Payload>, 'audit'>,
): MessageDefinition<Type, Payload> {
  return defineEvent({ ...definition, audit: { notAudited: 'a wish; what came of it is audited' } });
}

function requireUpcasts({
  type,
  version,
  upcasts = {},
}: Pick<Definition<string, z.ZodType>, 'type' | 'version' | 'upcasts'>): void {
  for (let from = 1; from < version; from += 1) {
    if (upcasts[from] === undefined) throw new TypeError(`${type}: no upcast from version ${from}`);
  }
}
