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
      'keep|leave (only|just) {target:bulk} (and|,|but) (then) <delete>|<drop> (all) (of) the_rest|the_others|everything_else|all_others|the_other_ones|others|all_the_rest|all_the_others',
      '<delete>|<drop> everything|all|all_tasks other_than|besides|apart_from {target:numbers}',
    ],
  },
  {
    does: 'ask',
    variant: 'delete_task',
    patterns: [
      '<delete>|<drop> (all) (of) the_rest|the_others|everything_else|all_others|the_other_ones|the_remaining_ones|the_lot|the_remainder|the_leftovers|all_the_rest|all_the_others|others',
    ],
  },
  {
    does: 'ask',
    variant: 'complete_task',
    patterns: [
      '<complete>|<finish> (all) (of) the_rest|the_others|everything_else|all_others|the_other_ones|the_remaining_ones|the_lot|the_remainder|the_leftovers|all_the_rest|all_the_others',
    ],
  },
  {
    does: 'ask',
    variant: 'update_task',
    patterns: [
      '<stop>|erase|delete|remove|clear all|every (of) (the|my) tags|tag|labels|priorities|priority|notes|descriptions|repeats|titles',
      '<move>|<shiftVerb>|<change> (all) (of) the_rest|the_others|everything_else|all_others|whats_left|what_is_left|the_remaining_ones|the_lot|the_remainder|the_leftovers|all_the_rest|all_the_others (to|until|till|by|for) {text}',
      '<move>|<shiftVerb> (all) (of) the_rest|the_others|everything_else|all_others|whats_left|what_is_left|the_remaining_ones|the_lot|the_remainder|the_leftovers|all_the_rest|all_the_others',
      'the_rest|the_others|everything_else|all_the_rest|all_the_others|the_remaining_ones|the_lot <becomes>|can|should|could|needs|need|to|wait {text}',
    ],
  },
  { does: 'completeExcept', patterns: ['mark|set|make|call {target} (as) <finished> {except}'] },
  { does: 'completeExcept', patterns: ['{target:bulk} {except} (is|are|now) <finished>'] },
  {
    does: 'complete',
    patterns: [
      'get|have {target:bulk} (all) <finished>',
      '{target:bulk} (is|are|now|have_been|are_all) (now|all) <finished>',
    ],
  },
  {
    does: 'addTags',
    patterns: [
      '{target:bulk} should|must|needs_to|need_to|has_to|have_to|shall|can get|have|carry|receive|be_given (the|a) tag|tags|label|labels {tags}',
      '{target:bulk} gets|get|needs|need|wants (the|a) tag|tags|label|labels {tags}',
      '{target:numbers} should|must|needs_to|need_to|has_to|have_to|shall|can get|have|carry|receive|be_given (the|a) tag|tags|label|labels {tags}',
    ],
  },
  // "Drop the low ones" deletes, "drop them to medium" does not.
  { does: 'changeValues', isLoose: true, patterns: ['drop {target} (down) to (a) {changes}'] },
  {
    does: 'changeValues',
    patterns: [
      'set|change|move|make|put|push|turn (to) {changes} {target:bulk}',
      '{target:bulk} <becomes> (now) {changes}',
      '{target:bulk} to|until {changes}',
      '{target:bulk} can|should|must|shall|may|could go|be|move|become|wait|slip (to|until|till) {changes}',
    ],
  },
];
