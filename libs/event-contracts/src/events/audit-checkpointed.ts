import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { instant } from '../envelope.js';
import { topics } from '../topics.js';

/** The signed head of one audit chain, kept outside the audit database. Only audit-service publishes it. */
export const auditCheckpointed = defineEvent({
  type: 'audit.checkpointed',
  version: 1,
  topic: topics.auditCheckpoints,
  payload: z.object({
    chainId: z.string().min(1).max(100),
    sequence: z.int().min(0),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at: instant,
    signature: z.string().max(200),
  }),
  audit: { notAudited: 'it is about the audit' },
});
export type AuditCheckpointed = MessageOf<typeof auditCheckpointed>;
