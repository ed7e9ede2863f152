import { isDeepStrictEqual } from 'node:util';
import type { Understanding } from '../understanding.js';

/** One line of the corpus. Only the fields named in `expect` are compared; `absent` lists fields that must be missing. */
export interface Case {
  readonly input: object;
  readonly expect: Readonly<Record<string, unknown>> & { readonly absent?: readonly string[] };
}

/** What is not as expected, one line each. */
export function differences(expect: Case['expect'], actual: Understanding): string[] {
  const found: string[] = [];
  for (const [field, wanted] of Object.entries(expect)) {
    if (field === 'absent') continue;
    const is = actual[field as keyof Understanding];
    if (!matches(wanted, is)) found.push(`${field}: expected ${JSON.stringify(wanted)}, is ${JSON.stringify(is)}`);
  }
  for (const field of expect.absent ?? []) {
    if (field in actual)
      found.push(`${field}: expected to be absent, is ${JSON.stringify(actual[field as keyof Understanding])}`);
  }
  return found;
}

/** Parts of a `multi` and tasks of a list are compared like the whole: by the fields that are named. */
function matches(wanted: unknown, is: unknown): boolean {
  const isListOfParts = Array.isArray(wanted) && wanted.length > 0 && wanted.every((part) => isPart(part));
  if (!isListOfParts) return isDeepStrictEqual(wanted, is);
  return (
    Array.isArray(is) &&
    is.length === wanted.length &&
    wanted.every((part, index) => hasFields(part as object, is[index]))
  );
}

function isPart(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ('intent' in value || ('title' in value && Object.keys(value).length > 1))
  );
}

function hasFields(wanted: object, is: unknown): boolean {
  if (typeof is !== 'object' || is === null) return false;
  return Object.entries(wanted).every(([field, value]) =>
    isDeepStrictEqual(value, (is as Record<string, unknown>)[field]),
  );
}

const reading = [
  'list_tasks',
  'count_tasks',
  'history',
  'explain',
  'clarify',
  'not_found',
  'greeting',
  'smalltalk',
  'help',
  'out_of_scope',
  'undo',
  'redo',
  'set_preference',
];

/** It would change tasks where nothing, something else, or other tasks should change. */
export function changedWrongly(expect: Case['expect'], actual: Understanding): boolean {
  if (actual.mutations === 0) return false;
  const intent = expect['intent'] as string | undefined;
  if (expect['mutations'] === 0 || expect['confirm'] === true) return true;
  if (intent === undefined) return false;
  if (reading.includes(intent)) return true;
  if (intent !== actual.intent) return !(intent.startsWith('create') && actual.intent.startsWith('create'));
  return expect['resolvesTo'] !== undefined && !isDeepStrictEqual(expect['resolvesTo'], actual.resolvesTo);
}
