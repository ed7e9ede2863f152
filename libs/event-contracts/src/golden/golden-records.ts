import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

import { decode } from '../decode.js';
import type { MessageDefinition } from '../define.js';

/** The golden records of one version of one kind of message. Once released they never change; records may be added. */
export interface GoldenFile {
  readonly type: string;
  readonly version: number;
  /** Values of records as they stand on the topic, by name. */
  readonly records: Readonly<Record<string, unknown>>;
  /** What today's reader makes of those that it does not leave as they are: defaults filled in, versions raised. */
  readonly asRead: Readonly<Record<string, unknown>>;
}

const folder = new URL('../../golden/', import.meta.url);
const fileName = /^(?<type>.+)\.v(?<version>\d+)\.json$/;

/** Every golden file, in the order of names. */
export function goldenFiles(): GoldenFile[] {
  const names = readdirSync(folder).sort();
  return names.flatMap((name) => {
    const { type, version } = fileName.exec(name)?.groups ?? {};
    if (type === undefined || version === undefined) return [];
    const asReadName = name.replace(/json$/, 'as-read.json');
    const asRead = names.includes(asReadName) ? recordsIn(asReadName) : {};
    return [{ type, version: Number(version), records: recordsIn(name), asRead }];
  });
}

/** The names of the records of a file that readers with this definition do not read exactly as they should. */
export function misread({ records, asRead }: GoldenFile, definition: MessageDefinition): string[] {
  return Object.entries(records)
    .filter(([name, record]) => {
      const decoded = decode(Buffer.from(JSON.stringify(record)), [definition]);
      return decoded.kind !== 'message' || !isDeepStrictEqual(decoded.message, asRead[name] ?? record);
    })
    .map(([name]) => name);
}

function recordsIn(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
}
