import type { Rule } from '../../../intent/handlers.js';

/** Skip, reopen, complete, archive, delete. */
export const statusRules: readonly Rule[] = [
  {
    does: 'skip',
    patterns: [
      '{target} (ko) today (of) (liye) skip (karo)',
      'it|this bar|dafa|baar|بار|دفعہ (wala|of) {target} (ko) skip (karo)',
      '{target} (ko) (it|this) (bar|dafa|baar|بار|دفعہ) skip (karo)',
      '{target} (ko) it|this bar|dafa|baar|بار|دفعہ rehne_two|rehne_dein|رہنے_دو|رہنے_دیں',
    ],
  },
  {
    does: 'reopen',
    patterns: [
      '{target} (ko) undo|again active|pending (karo)',
      '{target} (ko) (again) kholo',
      '{target} (now|ab) done nahi hogaya|hai|karliya (hai)',
      '{target} (ko) done nahi (hai|hogaya)',
      '{target} (ko) pending karo',
      '{target} (ko) now|ab pending hai',
      '{target} (ko) again pending|shuru|شروع (karo)',
      '{target} (ko) again kholo|karo',
      '{target} (ko) (now|ab|tak) (tak) nahi hogaya (hai)',
    ],
  },
  {
    does: 'complete',
    patterns: [
      '{target} (ko) done (mark|nishan|tick) (karo|hogaya|karliya|shamil|hai)',
      '(maine) {target} (ko) (done) karliya|hogaya (hai)',
      '{target} hogaya|karliya (hai)',
      'done karo {target}',
      '{target} (ko) mark|tick (karo)',
      'mark {target} done (karo)',
      'mark {target} as done',
      'tick|mark|nishan lejao|karo (karo)',
    ],
  },
  {
    does: 'archive',
    patterns: ['{target} (ko) archive|آرکائیو (karo)', '{target} (ko) archive mein shamil|rakho|lejao'],
  },
  {
    does: 'delete',
    patterns: [
      '(my) list se|mein {target} (ko) delete (karo)',
      '{target} (ko) (my) (list) (se) delete (karo)',
      'delete (karo) {target}',
      'delete {target}',
    ],
  },
];
