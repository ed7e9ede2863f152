import { z } from 'zod';

/** A part of the status, which may have no setting that tells where to ask, or may not answer. */
const part = <Found extends z.ZodRawShape>(found: Found) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('not-set') }),
    z.object({ state: z.literal('no-answer') }),
    z.object({ state: z.literal('there'), ...found }),
  ]);

const serviceState = z.object({
  name: z.string(),
  state: z.enum(['ready', 'degraded', 'unready', 'no-answer']),
  failing: z.array(z.string()).meta({ description: 'The checks that fail.' }),
});
export type ServiceState = z.infer<typeof serviceState>;

const topicLevel = z.object({
  name: z.string(),
  purpose: z.string(),
  records: z.int().meta({ description: 'How many the topic holds.' }),
  groups: z.array(z.object({ group: z.string(), lag: z.int().meta({ description: 'Records not committed yet.' }) })),
});
export type TopicLevel = z.infer<typeof topicLevel>;

const deadLetter = z.object({
  ...{ topic: z.string(), partition: z.int(), offset: z.int() },
  ...{ group: z.string(), handler: z.string(), errorCode: z.string(), reason: z.string() },
  ...{ attempts: z.int(), lastFailedAt: z.iso.datetime() },
});
export type DeadLetter = z.infer<typeof deadLetter>;

const caughtMail = z.object({
  ...{ subject: z.string(), to: z.array(z.string()), receivedAt: z.string() },
  text: z.string().meta({ description: 'The beginning of it.' }),
});
export type CaughtMail = z.infer<typeof caughtMail>;

/** The answer of `GET /api/dev/status`. */
export const systemStatus = z.object({
  at: z.iso.datetime(),
  services: part({ items: z.array(serviceState) }),
  topics: part({ items: z.array(topicLevel) }),
  deadLetters: part({
    held: z.int().meta({ description: 'How many there are.' }),
    items: z.array(deadLetter).meta({ description: 'The newest, without what is in them.' }),
  }),
  mails: part({ items: z.array(caughtMail).meta({ description: 'The newest that the mail catcher holds.' }) }),
});
export type SystemStatus = z.infer<typeof systemStatus>;
