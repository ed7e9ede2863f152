import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@todo/event-contracts';

/** `DATA_DIR/stack.json`: where everything listens, from the moment on when all of it is ready. */
export interface StackFile {
  /** The page and the API. */
  readonly gateway: string;
  readonly audit: string;
  /** The page of mails. */
  readonly mail: string;
  readonly smtp: string;
  /** `host:port`, several separated by commas. */
  readonly broker: string;
  readonly services: Readonly<Record<ServiceName, ServiceEntry>>;
}

export interface ServiceEntry {
  readonly pid: number;
  /** Of health and metrics. */
  readonly management: string;
  /** Holds a password. */
  readonly databaseUrl: string;
}

const fileIn = (dataDir: string) => join(dataDir, 'stack.json');

/** Appears complete. For its owner only: it holds passwords. */
export function writeStackFile(dataDir: string, content: StackFile): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function removeStackFile(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
