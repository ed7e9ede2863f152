import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

/** The folder of the whole repository. */
export const root = new URL('../../../', import.meta.url);

/** What we use of a service in `compose.yaml`. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly target?: string; readonly args?: Record<string, string> };
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

/** `compose.yaml` as it is understood where none of its variables is set. @throws on a variable without a default. */
export function composeServices(): Map<string, ComposeService> {
  const text = readFileSync(new URL('compose.yaml', root), 'utf8').replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
  if (text.includes('$')) throw new Error('compose.yaml has a variable that stands for nothing when it is not set');
  const { services } = parse(text, { merge: true }) as { services: Record<string, ComposeService> };
  return new Map(Object.entries(services));
}

/** The names of the services of the system: those that `apps/` is built into, by the names in compose.yaml. */
export function builtServices(): Map<string, ComposeService> {
  return new Map([...composeServices()].filter(([, { build }]) => build?.args?.['SERVICE'] !== undefined));
}
