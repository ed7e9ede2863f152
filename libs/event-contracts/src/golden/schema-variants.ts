import { z } from 'zod';

/**
 * A schema with one field removed or given another type: what a careless change of a contract would leave. Those that are
 * `rebuilt` went through the same steps without a change, and show that it is the change that is noticed.
 */
export interface SchemaVariant {
  /** Where, such as `task.reminders[].remindAt`. */
  readonly path: string;
  readonly change: 'removed' | 're-typed' | 'rebuilt';
  readonly schema: z.ZodType;
}

/** Every way to remove or re-type one field of a schema, at every depth. */
export function schemaVariants(schema: z.ZodType, path = ''): SchemaVariant[] {
  if (schema instanceof z.ZodOptional) return inside(schema.unwrap(), path, (inner) => inner.optional());
  if (schema instanceof z.ZodNullable) return inside(schema.unwrap(), path, (inner) => inner.nullable());
  if (schema instanceof z.ZodDefault) {
    return inside(schema.unwrap(), path, (inner) => inner.default(schema.def.defaultValue as never));
  }

  const rebuilt: SchemaVariant = { path, change: 'rebuilt', schema };
  const itself: SchemaVariant[] =
    path === '' ? [rebuilt] : [rebuilt, { path, change: 're-typed', schema: otherType(schema) }];
  if (schema instanceof z.ZodArray) {
    return [...itself, ...inside(schema.element, `${path}[]`, (inner) => z.array(inner))];
  }
  if (schema instanceof z.ZodObject) return [...itself, ...fieldVariants(schema.shape, path)];
  return itself;
}

/** Rebuilt objects lose their refinements: these only forbid, so a record that fails fails for the field's sake. */
function fieldVariants(shape: Readonly<Record<string, z.core.$ZodType>>, path: string): SchemaVariant[] {
  return Object.entries(shape).flatMap(([field, child]) => {
    const fieldPath = path === '' ? field : `${path}.${field}`;
    const without = Object.fromEntries(Object.entries(shape).filter(([name]) => name !== field));
    const removed: SchemaVariant = { path: fieldPath, change: 'removed', schema: z.object(without) };
    return [removed, ...inside(child, fieldPath, (inner) => z.object({ ...shape, [field]: inner }))];
  });
}

function inside(child: z.core.$ZodType, path: string, wrap: (inner: z.ZodType) => z.ZodType): SchemaVariant[] {
  return schemaVariants(child as z.ZodType, path).map((variant) => ({ ...variant, schema: wrap(variant.schema) }));
}

function otherType(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodNumber ? z.string() : z.int();
}
