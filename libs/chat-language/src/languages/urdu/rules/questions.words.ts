import type { Rule } from '../../../intent/handlers.js';

/** Lists, counts, what got done. */
export const questionsRules: readonly Rule[] = [
  {
    does: 'count',
    patterns: [
      '(my) kitne {filter}',
      '{filter} kitne hai|tasks (hai)',
      '(my) kitne tasks (hai)',
      '{filter} kitne tasks hai|pending (hai)',
      'kitne {filter}',
    ],
  },
  {
    does: 'completedWithin',
    patterns: [
      '(maine) {filter:past} (mein|ko) (maine) what (what) (tasks) (done) kiya|karliya|hogaya (hai)',
      '(maine) {filter:past} (mein|ko) (maine) what what what (hai)',
      'maine {filter:past} (mein|ko) what what (hai)',
      'what (what) kiya|karliya|hogaya {filter:past} (mein)',
    ],
  },
  {
    does: 'listSoonest',
    patterns: ['(my) first what karo|tasks (hai)', '(my) next tasks what|which hai', '(mujhe) first what karo (hai)'],
  },
  {
    does: 'list',
    variant: 'search',
    patterns: ['(mujhe) {filter} (of) baremein (all) (tasks) dikhao|dhoondo (karo)'],
  },
  {
    does: 'list',
    variant: 'strict',
    patterns: [
      '(mujhe) {filter} dikhao (mujhe)',
      'dikhao {filter}',
      '(mujhe) dikhao',
      '{filter} what (what) karo|tasks (hai)',
      '{filter} what (hai)',
      'what what karo hai {filter}',
      'what {filter} (hai)',
      '{filter} of what (what) plan|program|tasks|schedule (hai)',
      'what karo hai',
      'which {filter}',
      '{filter} which hai',
      'mujhe {filter} what karo hai',
      '(mujhe) {filter} karo hai what',
      'list|tasks|my_tasks|my_list (dikhao)',
      'mujhe (my) list|tasks dikhao|bhejo',
      '(my) list|tasks bhejo',
      '{filter} list karo',
      'mazeed|مزید (tasks) (dikhao)',
      'and|pending (also) dikhao',
      '(mujhe) what karo hai {filter}',
      '{filter} of tasks|list',
      '{filter} tasks (dikhao|hai)',
    ],
  },
  {
    does: 'list',
    variant: 'search',
    patterns: [
      '{filter} (ko) dhoondo (karo)',
      'dhoondo {filter}',
      '{filter} wala tasks dikhao',
      '(mujhe) {filter} dikhao',
    ],
  },
];
