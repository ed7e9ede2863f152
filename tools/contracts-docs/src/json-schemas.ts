import * as contracts from '@todo/event-contracts';
import { catalog, type MessageDefinition } from '@todo/event-contracts';
import { z } from 'zod';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Record<string, unknown>;

/** Patterns that zod adds to these formats repeat, at length, what the format says. */
const formatsThatSayEnough = new Set(['uuid', 'date', 'email']);

const options = {
  // A default is filled in by the reader: on the topic the field may be absent.
  io: 'input',
  override: ({ jsonSchema }: { jsonSchema: JsonSchema }) => {
    if (formatsThatSayEnough.has(jsonSchema.format as string)) delete jsonSchema.pattern;
    // The format alone would allow other offsets than UTC.
    if (jsonSchema.format === 'date-time' && jsonSchema.pattern !== undefined) jsonSchema.pattern = 'Z$';
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
} as const;

/** The JSON Schema of a whole message as it stands on the topic, complete in itself. */
export function messageSchema(definition: MessageDefinition, description: string): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(definition.schema, options);
  return { $schema, title: `${definition.type}, version ${definition.version}`, description, ...schema };
}

/** Every schema of the contracts by name, messages and shared parts, pointing at each other inside an AsyncAPI document. */
export function componentSchemas(): Record<string, JsonSchema> {
  const exported = Object.values(contracts).filter((value) => value instanceof z.ZodType);
  const shared = exported.flatMap((schema) => {
    const { id } = schema.meta() ?? {};
    return id === undefined ? [] : [{ id, schema: schema as z.ZodType }];
  });
  // By name, because module systems do not agree on the order of a module's exports.
  shared.sort((one, other) => one.id.localeCompare(other.id, 'en'));

  const named = z.registry<{ id: string }>();
  for (const { id, schema } of shared) named.add(schema, { id });
  for (const { type, schema } of catalog) named.add(schema, { id: type });

  const { schemas } = z.toJSONSchema(named, {
    ...options,
    // AsyncAPI 3.0 takes a superset of draft 7 when no other format is named.
    target: 'draft-7',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, asComponent(schema)]));
}

/** Inside the document a schema is found by its place: its own address and dialect would contradict that. */
function asComponent(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema' && name !== '$id'));
}
