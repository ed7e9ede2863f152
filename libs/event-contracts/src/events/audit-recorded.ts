import { defineEvent, type MessageOf } from '../define.js';
import { auditEntry } from '../model/audit-entry.js';
import { topics } from '../topics.js';

/** A fact for the audit trail. Every service publishes it, beside the event it derives from. */
export const auditRecorded = defineEvent({
  type: 'audit.recorded',
  version: 1,
  topic: topics.auditLog,
  payload: auditEntry,
  audit: { notAudited: 'it is the audit' },
});
export type AuditRecorded = MessageOf<typeof auditRecorded>;
