/** The part of JSON Schema that zod writes for our messages. */
interface JsonSchema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly enum?: readonly string[];
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Every field that a JSON Schema names, such as `payload.task.reminders[].remindAt`. */
export function fieldsOf(root: JsonSchema): Set<string> {
  const fields = new Set<string>();
  walk(root, root, '', (path) => fields.add(path));
  return fields;
}

/** Every closed list of values that a JSON Schema names, by the place where it stands. */
export function closedListsOf(root: JsonSchema): Map<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  walk(root, root, '', (path, schema) => {
    if (schema.enum !== undefined) lists.set(path, schema.enum);
  });
  return lists;
}

/** Every greatest length that a JSON Schema sets for a text or a list. */
export function boundsOf(root: JsonSchema): Map<string, number> {
  const bounds = new Map<string, number>();
  walk(root, root, '', (path, { maxLength, maxItems }) => {
    const bound = maxLength ?? maxItems;
    if (bound !== undefined) bounds.set(path, bound);
  });
  return bounds;
}

/** Every field that JSON values have, as paths of the same form, each with all that stands there. */
export function valuesIn(values: readonly unknown[]): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  for (const value of values) collect(value, '', found);
  return found;
}

function collect(value: unknown, path: string, found: Map<string, unknown[]>): void {
  if (path !== '') found.set(path, [...(found.get(path) ?? []), value]);
  if (Array.isArray(value)) {
    for (const element of value) collect(element, `${path}[]`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, child] of Object.entries(value)) collect(child, join(path, field), found);
  }
}

function walk(schema: JsonSchema, root: JsonSchema, path: string, visit: (path: string, at: JsonSchema) => void): void {
  const { $ref, properties = {}, items, anyOf = [], allOf = [] } = schema;
  if (path !== '') visit(path, schema);
  for (const [field, child] of Object.entries(properties)) walk(child, root, join(path, field), visit);
  if (items !== undefined) walk(items, root, `${path}[]`, visit);
  for (const part of [...anyOf, ...allOf]) walk(part, root, path, visit);
  if ($ref !== undefined) walk(root.$defs![$ref.replace('#/$defs/', '')]!, root, path, visit);
}

function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
