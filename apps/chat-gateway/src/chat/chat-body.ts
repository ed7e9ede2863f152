import { textLengthMax } from '@todo/chat-language';
import { z } from 'zod';

const timeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, 'an IANA time zone, such as Europe/Paris')
  .meta({ description: 'IANA zone; the one of the profile when absent.' });

/** Something that is said; white space alone says nothing. */
const sentence = z
  .string()
  .min(1)
  .max(textLengthMax)
  .refine((text) => /[^\s\p{C}]/u.test(text), 'a sentence needs a character that can be seen');

/** The body of `POST /api/chat`. */
export const chatBody = z
  .strictObject({
    message: sentence,
    conversationId: z.uuid().toLowerCase().optional().meta({ description: 'Absent: a new conversation.' }),
    timeZone: timeZone.optional(),
    lastMessageId: z.uuid().toLowerCase().optional().meta({
      description: 'The message whose list the person sees: numbers mean its tasks. Absent: the newest list.',
    }),
  })
  .refine(({ conversationId, lastMessageId }) => lastMessageId === undefined || conversationId !== undefined, {
    message: 'lastMessageId needs conversationId',
  })
  .meta({ id: 'ChatMessage' });
export type ChatBody = z.output<typeof chatBody>;

/** The body of `POST /api/understand`. */
export const understandBody = z
  .strictObject({ text: z.string().min(1).max(textLengthMax), timeZone: timeZone.optional() })
  .meta({ id: 'Sentence' });

/** The zone, where there is such a one; a profile that names none must not silence the assistant. */
export const zoneFor = (zone: string | undefined): string => (zone !== undefined && isTimeZone(zone) ? zone : 'UTC');

function isTimeZone(zone: string): boolean {
  try {
    // Offsets such as +02:00 are taken by Intl too, and are no zone that a person lives in.
    return !/^[+-]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
