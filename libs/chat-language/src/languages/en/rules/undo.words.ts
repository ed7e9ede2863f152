import type { Rule } from '../../../intent/handlers.js';

/** Undo, redo, and talk about what was done. */
export const undoRules: readonly Rule[] = [
  // Undo and redo
  {
    does: 'undo',
    patterns: [
      'undo|undo_that|undo_it|undo_this|undo_the_last_change|undo_last|undo_the_last_one|undo_the_last_action|undo_my_last_change|undo_last_change|undo_the_last_command|undo_my_last_action|undo_the_last_thing|undo_what_you_just_did|undo_last_action|undo_last_command|undo_the_last_step|undo_please|undo_the_deletion|undo_the_last_deletion|undo_delete|undo_the_delete|undo_that_last_change|undo_that_change|undo_the_change|undo_that_please|undo_what_you_did|undo_what_i_did|undo_what_i_just_did|undo_the_last_thing_you_did|undo_the_last_thing_i_did|undo_once|undo_last_step|undo_previous|undo_the_previous_change|undo_the_previous_action|undo_the_bulk_change|undo_my_change|undo_my_last_command|undo_my_last_step|undo_that_one|undo_that_last_one|undo_the_last|undo_all_of_that|take_back_what_you_did|take_back_what_you_just_did|take_back_what_i_did|undo_everything_you_just_did',
      'revert|revert_that|revert_it|revert_the_last_change|revert_this|roll_back|roll_that_back|rollback|roll_it_back|take_that_back|take_it_back|take_back_that|take_back_the_last_one|take_back_the_last_change|take_back|i_take_that_back|i_take_it_back|reverse_that|reverse_it|reverse_the_last_change|put_it_back|put_that_back|bring_it_back|bring_that_back|restore_it|restore_that|restore_that_one|restore_the_last_one|put_it_back_the_way_it_was|put_that_back_how_it_was|change_it_back|change_that_back|oops|oops_undo|oops_undo_that|whoops|go_back|step_back|i_didnt_mean_that|i_didnt_mean_to_do_that|i_didnt_mean_to|that_was_a_mistake|that_was_wrong|my_mistake|i_made_a_mistake|didnt_mean_to_do_that|didnt_mean_that|scratch_that|strike_that|get_it_back|bring_back_what_i_deleted|restore_what_i_deleted|bring_back_what_you_deleted|undelete_that|undelete_it|undelete|restore_them|bring_them_back|put_them_back|reverse_the_last_action|cancel_the_last_change|cancel_that_last_change|cancel_the_last_action|cancel_my_last_change|revert_last|revert_last_change|ctrl_z|ctrl-z|ctrl+z|cmd_z|take_the_last_one_back|restore_the_last_deleted_task|restore_the_deleted_task|restore_the_task_i_just_deleted|restore_what_you_deleted|restore_what_i_just_deleted|restore_the_last_task_i_deleted|i_want_it_back|i_want_that_back|wrong_one|wrong_task|that_was_the_wrong_one|thats_not_what_i_meant|that_is_not_what_i_meant|thats_not_what_i_wanted|not_what_i_meant|mistake|reverse_what_you_did|reverse_what_you_just_did|reverse_last|back|undo_undo',
      '(<ohNo>) (,|.|!|-|...) (<ohNo>) (,|.|!|-|...) (<mistake>) (,|.|!|-|...) (<ohNo>) (,|.|!|-|...) (just) <takeBack> <thatChange> (please|pls|plz|thanks|sorry) (!!|!!!)',
      '(<ohNo>) (,|.|!|-|...) (<ohNo>) (,|.|!|-|...) (<mistake>) (,|.|!|-|...) (<ohNo>) (,|.|!|-|...) (just) <takeBack>|cancel|scrap|scratch|forget|ignore|never_mind|nevermind|strike|disregard|bring_back|restore (please) (the|my|that|your|this) (very|whole) <lastOne> (<changeNoun>) (of_mine|of_yours|that) (i|you|we) (have|just) (did|done|made|gave|asked_for|said|asked) (please|pls|plz|thanks|sorry) (!!|!!!)',
      '(<ohNo>) (,|.|!|-|...) (<mistake>) (,|.|!|-|...) undo (please|pls|plz|thanks|sorry) (!!|!!!)',
      '(<ohNo>) (,|.|!|-|...) (<mistake>) (,|.|!|-|...) (<ohNo>) (,|.|!|-|...) <takeBack> <thatChange> (,|.|!|-|...) <mistake> (sorry) (!!|!!!)',
      '(<ohNo>) (,|.|!|-|...) undo (,|.|!|-|...) (<ohNo>) (,) <mistake>',
      '(<ohNo>) (,|.|!|-|...) (<ohNo>) (,|.|!|-|...) (<mistake>) (,|.|!|-|...) put|bring|get|take|give it|that|them back (please|pls|now) (!!|!!!)',
      '(<ohNo>) (,|.|!|-|...) bring_back|put_back|give_back|restore|undelete|un-delete|get_back|recover what|whatever|the_one|the_task|the_thing|that|it|that_one|the_last_one (i|you) (just) (deleted|removed|completed|archived|changed|did|dropped|binned) (please)',
      'go|step back (a|one) (step|change|action|bit)',
      'ctrl + z',
      '(<ohNo>) (,|.|!|-|...) put|get|bring|change|turn|switch|set|move it|that|this|them|everything|things|all_that|all_of_that back (again) (to) (the_way|how|like|what|as|where) (it|they|things|that|everything) (was|were|had_been|used_to_be) (before) (that|this) (please)',
      'go back to how|the_way|what|where|as (it|they|things|that|everything) was|were (before) (that|this) (please)',
      '<undoIt> (please) (the) (my) last|previous {n} (changes|actions|things|steps|ones|commands|edits|operations|of_them|deletions|tasks) (that) (i|we|you) (have|ive|just) (did|made|changed|asked_for|done)',
      '<undoIt> {n} (last) changes|steps|actions|times|things|commands|edits|operations',
      'take (the) last {n} (changes|actions|things|ones|steps) back',
      'go|step back {n} (steps|changes|times|step|change)',
      'undo {n}',
    ],
  },
  {
    does: 'undo',
    variant: '2',
    patterns: [
      '<undoIt> (the) last couple (of) (changes|things|actions)|both_changes|both|both_of_them|both_of_those|twice',
      'undo_twice|undo_both|undo_undo_undo',
      'undo_it|undo_that twice',
    ],
  },
  {
    does: 'noWait',
    patterns: [
      'not_what_i_wanted|not_what_i_asked_for|not_what_i_asked|not_what_i_said|oops_wrong_one|wrong_one|thats_the_wrong_task|thats_the_wrong_one|that_was_the_wrong_one|you_deleted_the_wrong_one|you_completed_the_wrong_one|you_changed_the_wrong_one|you_picked_the_wrong_one|thats_wrong|that_is_wrong|youre_wrong|thats_not_right|that_isnt_right|no_thats_wrong|thats_incorrect|that_was_not_what_i_said|not_like_that',
      'no (,) thats_wrong|that_is_wrong|thats_not_right|that_was_wrong (,) undo|undo_it|undo_that',
      'cancel_that|cancel_it|cancel_this|never_mind_that',
      '(<ohNo>) (,|.|!|-|...) <mistake> (,|.|!) (sorry) (!!|!!!)',
    ],
  },
  {
    does: 'unclearUndo',
    patterns: [
      'undo everything|all|all_of_it|all_changes|all_my_changes|all_of_them|every_change|the_whole_thing|all_the_changes|everything_i_did|everything_today',
    ],
  },
  {
    does: 'noWait',
    patterns: [
      'no_wait|wait_no|no_wait_undo|wait|no_no_no|no_not_that|no_not_that_one|not_that_one|hang_on|hold_on|no_wait_a_minute|no_hold_on|no_stop|no_hang_on|no_wait_no|wait_no_wait|actually_no|actually_no_wait|nope_wait|no_that_was_wrong|no_thats_wrong|no_dont|wait_a_minute|wait_wait|wait_no_undo_that|no_undo_that|no_wait_undo_that|no_that_was_a_mistake|no_thats_not_right|oh_no|no_wrong_one',
      'no|wait|oops|sorry|actually|hmm|hang_on|hold_on|whoops|damn (,) (no) (wait) (,) undo|undo_that|undo_it|take_that_back|revert|revert_that|put_it_back|bring_it_back|restore_it|go_back',
      'no , wait|dont|stop',
      'wait , no',
      'wait , wait',
      'no no (,) (wait|undo|no)',
    ],
  },
  {
    does: 'redo',
    patterns: [
      'redo|redo_that|redo_it|redo_the_last_change|do_it_again|redo_last|put_the_change_back|redo_the_change|redo_the_last_one|redo_what_i_undid|redo_what_you_undid|undo_the_undo|undo_that_undo|reapply|reapply_that|reapply_it|redo_please|redo_the_last_action|redo_the_last_undo|redo_my_last_change|redo_last_change|redo_what_you_just_undid|reapply_the_change|reapply_the_last_change|undo_my_undo|redo_that_change|redo_the_undone_change|do_that_again|do_it_anyway_after_all|undo_the_last_undo|redo_that_please|ctrl_y|ctrl-y|redo_again|redo_once|redo_the_last_command|redo_the_last_step|apply_it_again|apply_that_again|restore_the_change',
      'redo (the) (last) {n} (changes|actions|things|steps|ones|times|commands|of_them|edits)',
      'redo last {n}',
      '(<ohNo>) (,|.|!|-|...) (<ohNo>) (,|.|!|-|...) (<notUndo>) (,|.|!|-|...) (please) redo|reapply|re-apply|re-do|restore (please) what|whatever|that|it|this|the_change|the_thing|the_last_change|the_last_one|the_last_thing (that) (i|you|was|we) (just) undid|undone|took_back|reverted (please|again)',
      '(<ohNo>) (,|.|!|-|...) (<notUndo>) (,|.|!|-|...) (please) redo|reapply|re-apply|re-do it|that|this|them (please|again) (!!|!!!)',
    ],
  },

  // Talk about what was done
  {
    does: 'talk',
    variant: 'explain',
    patterns: [
      'why|why_that|why_is_that|why_did_you_do_that|why_did_you_do_this|why_so|how_come|why_not|what_did_you_do|what_did_you_just_do|what_was_that|what_happened|what_just_happened|what_did_you_change|what_have_you_done|what_have_you_just_done|what_was_the_last_thing_you_did|explain|explain_that|explain_yourself|explain_what_you_did|what_did_that_do|what_did_you_just_change|explain_why|explain_it|explain_the_last_change|explain_the_last_action|why_did_that_happen|what_did_i_just_do|what_was_changed|what_did_i_do_just_now|tell_me_what_you_did|tell_me_why|tell_me_what_you_just_did|what_exactly_did_you_do|what_exactly_did_you_change|why_that_date|why_that_day|why_that_one|why_did_you_pick_that|what_have_you_changed|why_did_you|wait_what_did_you_do|huh_what_did_you_do|what_was_that_for|what_did_you_understand|how_did_you_understand_that|what_changed_just_now|what_just_changed|what_was_the_last_change|what_was_the_last_action|what_was_my_last_change|what_changed|did_you_change_anything|did_you_do_anything|did_anything_change|what_do_you_mean|what_do_you_mean_by_that|did_that_work|did_it_work|are_you_done',
      'why did|have|would you {text}',
      '<why> did|have|would|are|were|do you {text}',
      '<why> you|it {text}',
      'whyd you {text}',
      '<what> (exactly|on_earth|the_hell|the_heck|just|now|all|else) did|have|are|were you (just|actually|really|even) (go_and) do|done|change|changed|doing|touch|delete|complete|move|add|break|mess_up (with_it|to_it|to_that|there|now|just_now|exactly|this_time|wrong|here|again|then)',
      '<what> (exactly|on_earth|the_hell|the_heck|just|now|else) happened|changed (there|now|just_now|exactly|here|then)',
      'what you|u|ya (have|had|just|did) done|did|change|changed|do|delete|deleted (now|just_now|there|here|exactly)',
      'whatd you (just) do|change|delete|move|touch (there|now|exactly|again)',
      'what did you (just) do to|with {target}',
      'why {when}',
      'why that|this {text}',
      'explain (please|to_me) why|what|how {text}',
    ],
  },
  {
    does: 'explainAbout',
    variant: 'explain',
    patterns: ['<why> was|is|were|are|isnt|wasnt|arent|does|doesnt|do|has|hasnt {text}', 'how_come {text}'],
  },
];
