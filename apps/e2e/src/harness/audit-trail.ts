import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { Person } from './person.js';
import { auditSigningKey, type Stack } from './stack.js';

/** The fields of an entry that tests look at. */
export interface EntryView {
  readonly entryId: string;
  readonly action: string;
  readonly userId: string;
  readonly resourceId: string;
  readonly correlationId: string;
  readonly [field: string]: unknown;
}

/** Everything that an auditor finds, page after page. */
export async function auditEntries(auditor: Person, filter: Readonly<Record<string, string>>): Promise<EntryView[]> {
  const found: EntryView[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ ...filter, limit: '100', ...(cursor === '' ? {} : { cursor }) });
    const { status, body } = await auditor.get(`/api/audit?${query}`);
    if (status !== 200) throw new Error(`the search was answered ${status}: ${JSON.stringify(body)}`);
    const page = body as unknown as { items: EntryView[]; nextCursor: string | null };
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

/** What `npm run audit:verify -- --json` says. */
export interface Verification {
  /** 0: intact. */
  readonly code: number;
  readonly intact: boolean;
  readonly chains: readonly { readonly chainId: string; readonly rows: number; readonly checkpoints: number }[];
  readonly findings: readonly {
    readonly chainId: string;
    readonly kind: string;
    readonly sequence: number;
    readonly lastSequence?: number;
  }[];
  /** What could not be verified. */
  readonly notes: readonly string[];
}

const verifyCommand = fileURLToPath(new URL('../../../audit-service/dist/verify/verify-command.js', import.meta.url));

/** Runs the command that `npm run audit:verify` runs. @throws when it could not look. */
export async function verifyTrail(stack: Stack): Promise<Verification> {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: stack.databaseUrl('audit-service'),
    KAFKA_BROKERS: stack.kafkaOptions.brokers.join(','),
    AUDIT_SIGNING_KEY: auditSigningKey,
  };
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number; output: string }>();
  execFile(process.execPath, [verifyCommand, '--json'], { env, timeout: 60_000 }, (error, stdout, stderr) => {
    const code = error === null ? 0 : error.code;
    if (code === 0 || code === 1) resolve({ code, output: stdout });
    else reject(new Error(`the trail could not be verified: ${stderr}`, { cause: error }));
  });
  const { code, output } = await promise;
  return { ...(JSON.parse(output) as Omit<Verification, 'code'>), code };
}
