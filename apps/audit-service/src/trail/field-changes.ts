import { canonicalJson } from './canonical-json.js';

/** One field that differs between two states; what is not there is null. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Every field that differs, none left out as unimportant. Before there was anything, and after there is nothing any
 * more, every field is absent. States that are no objects are one field without a name.
 */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const [old, new_] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...new_.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: new_.get(field) ?? null }))
    .filter((change) => canonicalJson(change.before) !== canonicalJson(change.after));
}

function fieldsOf(state: unknown): ReadonlyMap<string, unknown> {
  if (state === undefined || state === null) return new Map();
  if (typeof state !== 'object' || Array.isArray(state)) return new Map([['', state]]);
  return new Map(Object.entries(state));
}
