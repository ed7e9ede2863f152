import { readFileSync } from 'node:fs';

import type { z } from 'zod';

import { ConfigError, type SettingProblem } from './config-error.js';
import { type Setting, settingsOf } from './setting.js';

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings that the schema names. An empty variable counts as not set: compose files and shells pass those.
 * @throws ConfigError naming every setting that is wrong, at once and without values.
 */
export function readConfig<Schema extends z.ZodObject>(schema: Schema, environment: Environment): z.output<Schema> {
  const settings = settingsOf(schema);
  const problems = new Map<string, string>();
  // One problem a setting: what follows from the first one would only confuse.
  const note = (name: string, problem: string) => problems.has(name) || problems.set(name, problem);

  const values: Record<string, string> = {};
  for (const setting of settings) {
    const found = rawValue(setting, environment);
    if ('problem' in found) note(setting.name, found.problem);
    else if (found.value !== undefined) values[setting.name] = found.value;
  }
  for (const { name, companion } of settings) {
    if (companion === undefined || name in values === companion in values) continue;
    const [present, absent] = name in values ? [name, companion] : [companion, name];
    note(absent, `is missing, although ${present} is set`);
  }
  const parsed = schema.safeParse(values);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? 'The environment');
    note(name, wordsFor(issue, values[name]));
  }

  if (parsed.success && problems.size === 0) return parsed.data;
  throw new ConfigError(described(problems, settings));
}

/** In the order of the schema; what concerns several settings comes last. */
function described(problems: ReadonlyMap<string, string>, settings: readonly Setting[]): SettingProblem[] {
  const names = new Set([...settings.map(({ name }) => name), ...problems.keys()]);
  return [...names].flatMap((name) => {
    const problem = problems.get(name);
    const description = settings.find((setting) => setting.name === name)?.description ?? '';
    return problem === undefined ? [] : [{ name, problem, description }];
  });
}

/** The values nobody may see, for the logger to blot out wherever they turn up: secrets and passwords inside URLs. */
export function secretsOf<Schema extends z.ZodObject>(schema: Schema, config: z.output<Schema>): string[] {
  return settingsOf(schema)
    .filter(({ secret }) => secret)
    .flatMap(({ name }) => {
      const value: unknown = (config as Record<string, unknown>)[name];
      return typeof value === 'string' ? [value, ...passwordsIn(value)] : [];
    });
}

function passwordsIn(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { password } = new URL(value);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

type RawValue = { readonly value: string | undefined } | { readonly problem: string };

function rawValue({ name, fromFile }: Setting, environment: Environment): RawValue {
  const value = environment[name] === '' ? undefined : environment[name];
  const path = fromFile ? environment[`${name}_FILE`] : undefined;
  if (path === undefined || path === '') return { value };
  if (value !== undefined) return { problem: `and ${name}_FILE are both set` };
  try {
    // Editors and `kubectl create secret` leave a newline at the end that is not part of the secret.
    return { value: readFileSync(path, 'utf8').trimEnd() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return { problem: `cannot be read: ${name}_FILE names a file that does not open (${code})` };
  }
}

/** What is wrong, in words that cannot hold the value, whatever a schema's own message says. */
function wordsFor(issue: z.core.$ZodIssue, value: string | undefined): string {
  if (value === undefined && issue.code === 'invalid_type') return 'is missing';
  const reason = issue.message.replace(/^Invalid (?:option|input): /, '');
  return value !== undefined && reason.includes(value) ? 'is not valid' : `is not valid: ${reason}`;
}
