import { fileURLToPath } from 'node:url';

import { allTopics, type ServiceName } from '@todo/event-contracts';
import { type Setting, settingsOf } from '@todo/service-kit';
import { format, resolveConfig } from 'prettier';
import type { z } from 'zod';

import { locate, readText } from '../src/workspace.js';

const readmePath = 'README.md';
/** What stands between these two comes from the schemas. */
const markers = /(?<begin><!-- settings: [^>]* -->)[^]*(?<end><!-- end of settings -->)/;

/** The services of the catalog, in the order in which messages come to them. */
export function services(): ServiceName[] {
  return [...new Set(allTopics.flatMap(({ producers, consumers }) => [...producers, ...consumers]))];
}

/** The README with the table of settings that the services' schemas make. */
export async function readmeWithSettings(): Promise<string> {
  const readme = readText(readmePath);
  if (!markers.test(readme)) throw new Error('README.md has lost the two comments that the settings stand between');
  const table = settingsTable(await settingsByService());
  const text = readme.replace(markers, (_, begin: string, end: string) => `${begin}\n\n${table}\n\n${end}`);
  const filepath = fileURLToPath(locate(readmePath));
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

/** Loaded by their paths, since tools import no app; so this runs where sources can be loaded, which is in tests. */
async function settingsByService(): Promise<Map<string, Setting[]>> {
  const loaded = services().map(async (service): Promise<[string, Setting[]]> => {
    const { href } = locate(`apps/${service}/src/config.ts`);
    const { environment } = (await import(href)) as { environment: z.ZodObject };
    return [service, settingsOf(environment)];
  });
  return new Map(await Promise.all(loaded));
}

/** One row a setting; one that means the same to several services stands once. */
export function settingsTable(byService: ReadonlyMap<string, readonly Setting[]>): string {
  const all = [...byService].flatMap(([service, settings]) => settings.map((setting) => ({ service, setting })));
  const same = Map.groupBy(all, ({ setting }) => JSON.stringify([setting.name, setting.defaultValue, setting.description])); // prettier-ignore
  const rows = [...same.values()].map((uses) => {
    const { setting } = uses[0]!;
    const users = uses.map(({ service }) => service);
    return { setting, users: users.length === byService.size ? ['all'] : users };
  });
  rows.sort((one, other) => Number(other.users[0] === 'all') - Number(one.users[0] === 'all'));
  const lines = rows.map(({ setting, users }) => [nameOf(setting), users.join(', '), standsFor(setting), setting.description]); // prettier-ignore
  const head = ['setting', 'service', 'without it', 'what'];
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

const nameOf = ({ name, fromFile }: Setting): string => (fromFile ? `\`${name}\` or \`${name}_FILE\`` : `\`${name}\``);

function standsFor({ required, defaultValue }: Setting): string {
  if (required) return '**required**';
  return defaultValue === undefined ? '' : `\`${String(defaultValue)}\``;
}
