import { fileURLToPath } from 'node:url';

const failAt = fileURLToPath(new URL('../../failpoints/fail-at.mjs', import.meta.url));

/** Places on a service's way to its database where it can be made to end or freeze; see `failpoints/fail-at.mjs`. */
export type Failpoint = 'in-transaction' | 'at-commit' | 'after-commit' | 'before-mark' | 'before-offsets';

export interface ArmOptions {
  /** Where the point is written down when it is reached. */
  readonly note: string;
  /** The table whose rows the point is about: of a service that publishes nothing when it handles a record. Default: outbox. */
  readonly table?: string;
  /** The how-manieth time. Default: 20. */
  readonly after?: number;
  /** Default: SIGKILL. */
  readonly signal?: 'SIGKILL' | 'SIGSTOP';
}

/** The environment that arms a service with a failpoint. */
export function armed(
  point: Failpoint,
  { note, table = 'outbox', after = 20, signal = 'SIGKILL' }: ArmOptions,
): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=${failAt}`,
    FAIL_AT: point,
    FAIL_TABLE: table,
    FAIL_AFTER: String(after),
    FAIL_SIGNAL: signal,
    FAIL_NOTE: note,
  };
}

/** The environment of a service that was armed and no longer is. */
export const disarmed = { NODE_OPTIONS: '', FAIL_AT: '' } as const;
