import { z } from 'zod';

import type { CaughtMail } from './system-status.js';

const shownMax = 10;
const textLengthMax = 400;
const answerMs = 1200;

const messages = z.array(
  z.object({ subject: z.string(), to: z.array(z.string()), receivedAt: z.string(), text: z.string() }),
);

/**
 * The newest mails that a mail catcher holds, the newest first. They hold addresses: for showing only.
 * @throws when it does not answer, or answers something else.
 */
export async function caughtMails(catcherUrl: string): Promise<CaughtMail[]> {
  const request = { signal: AbortSignal.timeout(answerMs), redirect: 'error' } as const;
  const response = await fetch(new URL('/api/messages', catcherUrl), request);
  const caught = messages.parse(await response.json());
  const newest = caught.slice(-shownMax).reverse();
  return newest.map(({ text, ...mail }) => ({ ...mail, text: text.slice(0, textLengthMax) }));
}
