import { z } from 'zod';

/** What a schema cannot say about a setting. */
interface Extra {
  /** `NAME_FILE` may name a file that holds the value: the way Kubernetes mounts secrets. */
  readonly fromFile?: boolean;
  /** The value must never be shown. */
  readonly secret?: boolean;
  /** The other setting of a pair of which one alone is a mistake. */
  readonly companion?: string;
}

const extras = z.registry<Extra>();

/** A setting as the table of settings and the messages of `ConfigError` describe it. */
export interface Setting {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** What holds when it is not set; undefined when nothing does. */
  readonly defaultValue: unknown;
  /** Whether `NAME_FILE` may name a file that holds the value. */
  readonly fromFile: boolean;
  readonly secret: boolean;
  /** The setting without which this one may not be set, nor the reverse. */
  readonly companion: string | undefined;
}

/** Text that nobody may see: also read from the file that `NAME_FILE` names. */
export const secret = z.string().min(1).register(extras, { fromFile: true, secret: true });

/** Text too long for a variable, such as a certificate: also read from the file that `NAME_FILE` names. */
export const textOrFile = z.string().min(1).register(extras, { fromFile: true });

/** A URL that carries credentials: also read from the file that `NAME_FILE` names. */
export const secretUrl = (protocol: RegExp) => z.url({ protocol }).register(extras, { fromFile: true, secret: true });

/** `a, b,c` as a list of at least one. */
export const commaList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  )
  .pipe(z.array(z.string()).min(1, 'expected at least one item, separated by commas'));

/** Brokers as `host:port`, separated by commas. */
export const brokerList = commaList.refine(
  (brokers) => brokers.every((broker) => /^(?:\[[0-9a-fA-F:]+\]|[^\s:,@/]+):\d{1,5}$/.test(broker)),
  'expected host:port, separated by commas',
);

/** A TCP port; 0 takes any free one. Digits only: `Number('')` and `Number('0x50')` are numbers too. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port from 0 to 65535')
  .transform(Number)
  .pipe(z.int().max(65_535, 'expected a port from 0 to 65535'));

/** `true` or `false` in its usual spellings. `z.coerce.boolean()` would take "false" for true. */
export const flag = z.stringbool({ error: 'expected true or false' });

/** A whole number within bounds, in digits. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `expected a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.int().min(min, `expected at least ${min}`).max(max, `expected at most ${max}`));

/** Declares that this setting and another are set together or not at all. Call it on the finished schema. */
export function together<Schema extends z.ZodType>(companion: string, schema: Schema): Schema {
  extras.add(schema, { companion });
  return schema;
}

/** The settings of a schema, in its order. */
export function settingsOf(schema: z.ZodObject): Setting[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const layers = layersOf(field);
    const unset = field.safeParse(undefined);
    const extra = Object.assign({}, ...layers.map((layer) => extras.get(layer))) as Extra;
    return {
      name,
      description: layers.map((layer) => z.globalRegistry.get(layer)?.description).find((text) => text) ?? '',
      required: !unset.success,
      defaultValue: unset.success ? unset.data : undefined,
      fromFile: extra.fromFile ?? false,
      secret: extra.secret ?? false,
      companion: extra.companion,
    };
  });
}

/** A schema and what it wraps, outermost first: `.optional()` and `.default()` do not carry descriptions outwards. */
function layersOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = schema._zod;
  if ('innerType' in def) return [schema, ...layersOf(def.innerType as z.core.$ZodType)];
  if ('in' in def) return [schema, ...layersOf(def.in as z.core.$ZodType)];
  return [schema];
}
