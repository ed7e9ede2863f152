import type { Rule } from '../../../intent/handlers.js';

/** Many tasks at once, said without a verb: before the questions, which begin with the same words. */
export const bulkRules: readonly Rule[] = [
  {
    does: 'clearAllDates',
    patterns: [
      'clear|remove|delete|drop|cancel|erase all|every (of) (the|my) due_dates|due_date|dates|deadlines|deadline',
    ],
  },
  {
    does: 'deleteOthers',
    patterns: [
      'keep|leave (only|just) {target:numbers} (and|,) (then) <delete>|<drop> (all) (of) the_rest|the_others|everything_else|all_others|the_other_ones|others|all_the_rest|all_the_others',
      '<delete>|<drop> everything|all|all_tasks other_than|besides|apart_from {target:numbers}',
    ],
  },
  {
    does: 'ask',
    variant: 'delete_task',
    patterns: [
      '<delete>|<drop> (all) (of) the_rest|the_others|everything_else|all_others|the_other_ones|the_remaining_ones|others',
    ],
  },
  {
    does: 'ask',
    variant: 'complete_task',
    patterns: [
      '<complete>|<finish> (all) (of) the_rest|the_others|everything_else|all_others|the_other_ones|the_remaining_ones',
    ],
  },
  {
    does: 'ask',
    variant: 'update_task',
    patterns: [
      '<stop>|erase|delete|remove|clear all|every (of) (the|my) tags|tag|labels|priorities|priority|notes|descriptions|repeats|titles',
      '<move>|<shiftVerb>|<change> (all) (of) the_rest|the_others|everything_else|all_others|whats_left|what_is_left|the_remaining_ones (to|until|till|by|for) {text}',
      '<move>|<shiftVerb> (all) (of) the_rest|the_others|everything_else|all_others|whats_left|what_is_left|the_remaining_ones',
    ],
  },
  { does: 'completeExcept', patterns: ['mark|set|make|call {target} (as) <finished> {except}'] },
  { does: 'completeExcept', patterns: ['{target:bulk} {except} (is|are|now) <finished>'] },
  { does: 'complete', patterns: ['{target:bulk} is|are (now|all) <finished>'] },
  { does: 'changeValues', patterns: ['{target:bulk} to|until {changes}', '{target:bulk} is|are (now) {changes}'] },
];
