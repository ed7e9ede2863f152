import { isDeepStrictEqual } from 'node:util';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { catalog } from '../catalog.js';
import { defineEvent, type MessageDefinition } from '../define.js';
import { looseEnvelope } from '../envelope.js';
import { task } from '../model/task.js';
import { topics } from '../topics.js';
import { boundsOf, closedListsOf, fieldsOf, valuesIn } from './field-paths.js';
import { type GoldenFile, goldenFiles, misread } from './golden-records.js';
import { schemaVariants } from './schema-variants.js';

const files = goldenFiles();
const definitionOf = (type: string) => catalog.find((definition) => definition.type === type);
const filesOf = ({ type }: MessageDefinition) => files.filter((file) => file.type === type);
const jsonSchemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as Parameters<typeof fieldsOf>[0];

describe('golden records', () => {
  it.each(catalog)('exist of every version of $type, full and minimal', (definition) => {
    const versions = filesOf(definition).map(({ version }) => version);

    expect(versions.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: definition.version }, (_, index) => index + 1),
    );
    for (const { records } of filesOf(definition)) {
      expect(Object.keys(records)).toEqual(expect.arrayContaining(['full', 'minimal']));
    }
  });

  it.each(files)('of version $version of $type are read exactly as they stand', (file) => {
    const definition = definitionOf(file.type);

    expect(definition, 'a golden record outlives its type: it must stay readable').toBeDefined();
    expect(misread(file, definition!)).toEqual([]);
  });

  it.each(files)('of version $version of $type are labelled as what they are', ({ type, version, records, asRead }) => {
    for (const record of Object.values(records)) {
      expect(record).toMatchObject({ eventType: type, headers: { schemaVersion: version } });
    }
    expect(Object.keys(records)).toEqual(expect.arrayContaining(Object.keys(asRead)));
  });

  it.each(catalog)('of $type together show every field of its current version', (definition) => {
    const current = filesOf(definition).find(({ version }) => version === definition.version)!;
    const shown = valuesIn(Object.values(current.records));

    const missing = [...fieldsOf(jsonSchemaOf(definition.schema))].filter((path) => !shown.has(path));
    expect(missing).toEqual([]);
  });

  it('together show every value of every closed list', () => {
    const shown = new Map<string, Set<unknown>>();
    const lists = new Map<string, readonly string[]>();
    for (const definition of catalog) {
      const values = valuesIn(filesOf(definition).flatMap(({ records }) => Object.values(records)));
      for (const [path, list] of closedListsOf(jsonSchemaOf(definition.schema))) {
        const name = list.join(' ');
        lists.set(name, list);
        shown.set(name, new Set([...(shown.get(name) ?? []), ...(values.get(path) ?? [])]));
      }
    }

    const missing = [...lists].flatMap(([name, list]) => list.filter((value) => !shown.get(name)!.has(value)));
    expect(missing).toEqual([]);
  });
});

describe('the golden task at its limits', () => {
  it('reaches every greatest length, so that a lowered limit fails', () => {
    const { records } = files.find((file) => file.type === 'task.created')!;
    const { payload } = records['at-limits'] as { payload: unknown };
    const reached = valuesIn([payload]);

    const bounds = [...boundsOf(jsonSchemaOf(z.object({ task })))].filter(([path]) => path !== 'task.userId');
    const unreached = bounds.filter(([path, bound]) => !reached.get(path)!.some((value) => lengthOf(value) === bound));
    expect(unreached).toEqual([]);
    expect(bounds.length).toBeGreaterThan(5);
  });
});

describe('the check of golden records', () => {
  it.each(catalog)('goes red for every removed or re-typed field of $type, and only for these', (definition) => {
    const variants = schemaVariants(definition.payload);

    const wrong = variants.filter(({ schema, change }) => {
      const isGreen = isReadBy({ ...definition, payload: schema }, filesOf(definition));
      return isGreen !== (change === 'rebuilt');
    });
    expect(wrong.map(({ change, path }) => `${path} ${change}`)).toEqual([]);
    expect(new Set(variants.map(({ change }) => change))).toEqual(new Set(['removed', 're-typed', 'rebuilt']));
  });

  it('goes red for every removed or re-typed field of the envelope, and only for these', () => {
    const everyRecord = files.flatMap(({ records }) => Object.values(records));
    // The payload is read by the schema of its type: here it may be anything.
    const variants = schemaVariants(looseEnvelope).filter(({ path }) => path !== 'payload');

    const wrong = variants.filter(({ schema, change }) => {
      const isGreen = everyRecord.every((record) => isDeepStrictEqual(schema.safeParse(record).data, record));
      return isGreen !== (change === 'rebuilt');
    });
    expect(wrong.map(({ change, path }) => `${path} ${change}`)).toEqual([]);
    expect(variants.length).toBeGreaterThan(20);
  });

  it('stays green for a new optional field', () => {
    for (const definition of catalog) {
      const payload = definition.payload as z.ZodObject;
      const grown = { ...definition, payload: payload.safeExtend({ added: z.string().optional() }) };

      expect(isReadBy(grown, filesOf(definition)), definition.type).toBe(true);
    }
  });

  it('goes red for a new required field, and green again with a new version and its upcast', () => {
    const version1 = filesOf(definitionOf('task.complete')!);
    const required = { ...definitionOf('task.complete')!, payload: z.object({ reason: z.string() }) };
    const version2 = defineEvent({
      type: 'task.complete',
      version: 2,
      topic: topics.commands,
      payload: z.object({ reason: z.string() }),
      upcasts: { 1: () => ({ reason: 'unsaid' }) },
      audit: { notAudited: 'a test' },
    });
    const asVersion2 = version1.map((file) => ({
      ...file,
      asRead: Object.fromEntries(
        Object.entries(file.records as Record<string, { headers: object }>).map(([name, record]) => [
          name,
          { ...record, payload: { reason: 'unsaid' }, headers: { ...record.headers, schemaVersion: 2 } },
        ]),
      ),
    }));

    expect(isReadBy(required, version1)).toBe(false);
    expect(isReadBy(version2, version1)).toBe(false);
    expect(isReadBy(version2, asVersion2)).toBe(true);
  });
});

function isReadBy(definition: MessageDefinition, goldens: readonly GoldenFile[]): boolean {
  return goldens.every((file) => misread(file, definition).length === 0);
}

function lengthOf(value: unknown): number {
  return (value as string | readonly unknown[]).length;
}
