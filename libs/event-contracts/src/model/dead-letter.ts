import { z } from 'zod';

import { instant } from '../envelope.js';

const count = z.string().regex(/^\d+$/);

/** What is added to the headers of a record that becomes a dead letter. Its key, value and own headers stay as they were. */
export const deadLetterHeaders = z
  .object({
    'dlq-topic': z.string().meta({ description: 'Where it was read.' }),
    'dlq-partition': count,
    'dlq-offset': count,
    'dlq-group': z
      .string()
      .meta({ description: 'The consumer group that could not handle it; a replay goes to it alone.' }),
    'dlq-handler': z.string(),
    'dlq-error-code': z.string().meta({ description: 'A fixed word.' }),
    'dlq-reason': z.string().meta({ description: 'Names places in the message, never values of it.' }),
    'dlq-attempts': count,
    'dlq-first-failed-at': instant,
    'dlq-last-failed-at': instant,
    'x-original-topic': z
      .string()
      .meta({ description: 'The same as dlq-topic, under the name that common tools look for.' }),
  })
  .meta({ id: 'DeadLetterHeaders' });
export type DeadLetterHeaders = z.infer<typeof deadLetterHeaders>;
