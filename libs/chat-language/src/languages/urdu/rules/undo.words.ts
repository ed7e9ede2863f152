import type { Rule } from '../../../intent/handlers.js';

/** Taking back and doing again. */
export const undoRules: readonly Rule[] = [
  {
    does: 'undo',
    patterns: [
      'maine galat karo|karliya|kiya (,) (it) undo (karo)',
      '(first|last) wala undo',
      '(galat) (se) delete|done|badlo|archive|lejao hogaya|karliya (hai) , (it) undo',
      'that (now|ab) kiya|karliya|karo (hai) it (all) undo',
      '{n} bar|dafa|baar|بار|دفعہ undo',
      'it galat hai undo',
      '(it|pichla|my) (ko) (of) undo (karo|lo|do)',
      'pichla (ko) undo (karo)',
      'it (ko) undo (karo)',
      '(last) {n} (pichla|tasks|amal|<changed>) undo (karo)',
      'last tasks|amal|<changed> (ko) undo (karo)',
    ],
  },
  { does: 'redo', patterns: ['again karo', 'redo (karo)', 'it again karo', 'phir_se karo'] },
];
