/** The channel on which PostgreSQL rings when something was said to somebody. */
export const doorbellChannel = 'chat_gateway_said';

/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const payloadBytesMax = 7_900;

/** Whom the bell rings for: some users, or everybody when they are too many to name. */
export type Called = ReadonlySet<string> | 'everybody';

/** What the bell says. */
export function doorbellPayload(userIds: Iterable<string>): string {
  const payload = JSON.stringify([...userIds]);
  return Buffer.byteLength(payload) > payloadBytesMax ? '' : payload;
}

/** Whom a ring is for. One that cannot be read is for everybody: a needless look is better than a missed one. */
export function calledBy(payload: string | undefined): Called {
  if (payload === undefined || payload === '') return 'everybody';
  try {
    const named: unknown = JSON.parse(payload);
    return Array.isArray(named) ? new Set(named.filter((name) => typeof name === 'string')) : 'everybody';
  } catch {
    return 'everybody';
  }
}
