import type { Rule } from '../../../intent/handlers.js';

/** New tasks. */
export const addingRules: readonly Rule[] = [
  // Adding
  {
    does: 'create',
    patterns: [
      '<addPlain> {text} on|to|onto|in|into|down_on <list> (please|too|as_well)',
      '<addPlain> to|on|onto|in|into <list> (:|,|-) {text}',
      '<addPlain> down {text}',
    ],
    variant: 'list',
  },
  {
    does: 'create',
    patterns: [
      '<add> (:|-|called|named|titled|to|that_says|saying|for_me_to|that_i|where_i|for_me|,|like_this) (:|-|to) {text}',
    ],
    variant: 'list',
  },
  { does: 'create', variant: 'list', patterns: ['<coin> {text:verb}', '<coin> : {text}'] },
  {
    does: 'create',
    patterns: [
      'note : {text}',
      '<must> (:|,|-|also|to|really|still|just) {text}',
      'dont_let_me_forget (about|that|to) {text}',
      'please (,) {text}',
    ],
  },
  {
    does: 'reportDone',
    patterns: [
      'i|ive|we|i_just|i_already|i_have|weve|ive_already|ive_just|i_finally|just|already|finally|i_have_just|we_already|we_just|ive_finally {target:past}',
    ],
  },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: ['i|ive|we|i_just|i_already|weve|i_have|we_have|i_finally|he|she|they {text:past}'],
  },
];
