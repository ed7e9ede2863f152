import { anyOf } from '../../../text/phrases.js';
import type { Rule } from '../../../intent/handlers.js';

/** Lists, counts, single tasks. */
export const questionsRules: readonly Rule[] = [
  {
    does: 'talk',
    variant: 'help',
    patterns: [
      'what can|do you|i do|say|ask|tell with|about|for {text}',
      'what|which (sort|kind|kinds|sorts|type|types) (of) things|stuff|commands|sentences|requests|questions|phrases can|could|should|do i|we|you say|ask|tell|do|type|write|try|understand|know|handle|take (to|with) (you|here|it)',
      'what can|could|should i|we (even|actually|really|possibly) say|ask|tell|do|type|write|try (to|with) you|here|it|this (bot|app)',
      'can|do you (also) (set|handle|do|make|manage|support|understand) reminders|repeats|recurring_tasks|repeating_tasks|tags|priorities|notes|bulk_changes|math|urdu_too',
    ],
  },
  {
    does: 'listDay',
    variant: 'today',
    patterns: [
      'show|show_me|whats|hows|how_is|what_does|how_does|what_is my day|today (looking|look|looks) (like)',
      'show|show_me|whats|what_is my|the agenda|plan|schedule (for_today|for_the_day|today)',
      'plan_my_day|my_day|my_agenda|agenda|my_schedule|my_plan_for_today',
    ],
  },
  {
    does: 'listDay',
    variant: 'tomorrow',
    patterns: ['hows|how_is|what_does|how_does|whats tomorrow (looking|look|looks) (like)'],
  },
  {
    does: 'listDay',
    variant: 'this_week',
    patterns: [
      'show|show_me|whats|hows|how_is|what_does|how_does|what_is my|this|the week (looking|look|looks) (like)',
      'my_week|my_week_ahead|show_me_my_week|the_week_ahead',
    ],
  },
  {
    does: 'listSoonest',
    patterns: [
      'what_is|whats|which|show|show_me (is) (my|the) next task|deadline|todo|due_task|thing (due) (to_do)',
      'which|what task|one|thing|tasks is|are due first|next|soonest',
      'whats|what_is|what_comes due first|soonest|next',
      'what|which (task|one|thing) should|must|do|shall|can i (need_to|have_to) do|tackle|start|start_with|work_on|focus_on|begin_with|handle first|soonest',
      'whats|what_is the first thing|task due|i_have_to_do|to_do',
      'whats|what_is the most_pressing|soonest|earliest task|deadline|thing|todo',
    ],
  },
  {
    does: 'talk',
    variant: 'out_of_scope',
    patterns: ['what|which|list|show|show_me|display (all) (my|the) tags|labels (do_i_have|are_there|exist|i_have)'],
  },
  // Questions
  {
    does: 'count',
    patterns: [
      '<count> {filter}',
      '<count>',
      'how_many_left',
      'how_busy (am) i {filter}',
      'what|how|whats (is) many|total|the_total|left|the_count',
    ],
    variant: 'strict',
  },
  {
    does: 'list',
    variant: 'search',
    patterns: [
      '<find> tasks|todos|my_tasks|anything|everything|all_tasks|items|all_my_tasks|any_tasks|todo|task (that|which|about|containing|with|mentioning|matching|for|related_to|called|named) {filter}',
      'there_is_anything|i_have_anything|ive_got_anything|did_i_add_anything|did_i_add_something|did_i_ever_add_something|did_i_ever_add_anything|have_i_added_anything|have_i_added_something|did_i_put_anything|did_i_put_something|did_i_write_anything|did_i_note_anything|did_i_write_something|is_there_something|is_there_a_thing|anything|is_there_anything|do_i_have_anything|have_i_got_anything|do_i_have_a_task|do_i_have_any_tasks|is_there_a_task|are_there_any_tasks|got_anything|any_tasks|any_todos|are_there_tasks|do_i_have_tasks|do_i_have_something|is_there_something|any_task about|for|on|with|containing|mentioning|matching|involving|related_to|regarding|called|to_do_with {filter}',
    ],
  },
  {
    does: 'completedWithin',
    patterns: [
      'what_did_i_do|what_have_i_done|what_did_we_do|what_have_we_done|show_me_what_i_did|what_all_did_i_do|completed|finished|done|what_i_did|what_did_i_accomplish|show_what_i_did|show_me_what_ive_done|show_me_what_i_have_done|what_have_i_accomplished|what_ive_done|what_i_have_done|show_what_i_finished|show_me_what_i_finished|show_me_what_i_completed|what_i_completed|what_i_finished {filter:past}',
    ],
  },
  {
    does: 'list',
    variant: 'strict',
    patterns: [
      'whatever|whichever|stuff|things|something|tasks|todos|items|my_tasks|all_tasks|all_my_tasks|all_of_my_tasks|all|my_todos|all_todos|anything|ones|the_tasks|those|the_ones {filter}',
      'what_about|how_about|and_what_about|and_how_about {filter}',
      'everything',
      'what|which (tasks|ones|things) i am meant|supposed|due|going|to|needing (to) {filter}',
      'what|which (tasks|ones|things) am i meant|supposed|due|going|to (to) {filter}',
      'what|which (tasks|ones|things) havent|havent_i|have_i_not|did_i_not|didnt_i (i) (yet) done|finished|completed|do|finish|complete (yet) {filter}',
      'what|which (tasks|ones|things) havent_i|have_i_not|did_i_not|didnt_i (yet) done|finished|completed|do|finish|complete (yet)',
      'all',
    ],
  },
  {
    does: 'talk',
    variant: 'out_of_scope',
    patterns: [
      'whats|what_is|how_much_is|calculate {n} plus|minus|times|x|+|*|-|/|divided_by|multiplied_by {more:n}',
      'use|switch_to|show (the|a) 24|12|24h|12h (hour|hours|h) clock|time|format|times|system',
    ],
  },
  {
    does: 'showTask',
    patterns: [
      'show|show_me|display|details|details_of|details_for|details_on|show_details_of|show_me_details_of|show_the_details_of|tell_me_about|tell_me_more_about|whats|what_is|what_was|info_on|info_about|more_about|what_about {target:numbers}',
      'when is|are {target:numbers} (due)',
      'whats|what_is|tell_me|show|show_me|get (the) <attribute>|tag|tags|note|status|details (of|for|on) {target:numbers}',
      'what|which <attribute>|tag|tags|status|labels is|are|does|do|has {target:numbers} (have|got|on|under|at)',
      'is|are {target:numbers} <finished>|overdue|late|<undone>|urgent|high_priority|recurring|due (today|tomorrow|yet|already)',
      'does|do {target:numbers} have {filter}',
      '(remind_me) what {target:numbers} is|are|was',
      'did|have (i|we) (already|just) <finish>|finish|finished|do|done|complete|completed {target:numbers} (already|yet)',
      'was|were|has|have {target:numbers} (been) <finished> (already|yet)',
    ],
  },
  { does: 'list', variant: 'strict', patterns: ['<ask> {filter}', '<show> {filter}', '<find> {filter}'] },
  { does: 'list', variant: 'noun', patterns: ['<look> {filter}'] },
  {
    does: 'list',
    variant: 'strict',
    patterns: [
      'what_about|how_about|and_what_about|and_how_about {filter:window}',
      '(whats|what_is|show|show_me) (on) (my|the) schedule|agenda|plan|plans|calendar|todo_list|to-do_list|to_do_list|task_list|list|todos for|on {filter:window}',
      'hows|how_is|how_does|what_does|whats|what_is (my) {filter:window} look|looking|looks|shaping_up|like (like|so_far)',
      'whats|what_is|how_is|hows my day|week|schedule|agenda like|looking (for|on) {filter:window}',
      'upcoming|whats_upcoming|what_is_upcoming|coming_up|whats_coming',
    ],
  },
  {
    does: 'list',
    variant: 'match',
    patterns: [
      'what_do_i_need_to|what_do_i_have_to|what_should_i|what_must_i|what_do_we_need_to|what_do_we_have_to {filter}',
    ],
  },
  {
    does: 'list',
    variant: 'match',
    patterns: [
      'when_is|when_are|whens|when_do_i_have_to|when_should_i|when_am_i_supposed_to|when_must_i|when_do_i_need_to|when_do_i|when_does|whats_the_due_date_of|what_is_the_due_date_of|when_was|is|are|did_i|have_i|whats_the_priority_of|what_is_the_priority_of|whats_the_status_of|what_is_the_status_of|whats_the_deadline_for|what_is_the_deadline_for|whats_the_deadline_of|do_i_have|do_i_have_a|do_i_have_to|do_i_need_to|tell_me_about|show|show_me|view|open|where_is|wheres|details_of|details_for {filter}',
    ],
  },
  {
    does: 'list',
    variant: 'strict',
    patterns: [
      'put|list|place|sort|order|arrange|organize|organise|rank|filter|group {filter:sorting}',
      anyOf(
        'more|show_more|show_me_more|see_more|more_please|more_tasks|next_page|the_next_page|show_next_page',
        'the_rest|show_the_rest|show_me_the_rest|whats_more|list_more|show|list|show_all|list_all|show_everything',
        'list_everything|view_all|show_me|show_me_everything|show_me_all|list_them|show_them|show_them_all',
        'my_tasks|my_todos|my_list|tasks|todos|list_tasks|what_now|whats_next|what_next|whats_up_next',
        'what_should_i_do|what_should_i_do_next|what_should_i_do_now|whats_on_my_plate|whats_on_my_list',
        'whats_on_the_list|whats_on_my_todo_list|whats_on_my_to-do_list|what_do_i_have|what_have_i_got',
        'what_is_left|whats_left|what_remains|whats_pending|whats_open|what_do_i_have_to_do|what_do_i_need_to_do',
        'what_am_i_supposed_to_do|my_todo_list|my_to-do_list|my_to_do_list|todo_list|to-do_list|to_do_list',
        'the_list|all_tasks|list|what_else|what_else_do_i_have|whats_there_to_do|what_is_there_to_do|whats_to_do',
        'what_to_do|what_is_on_my_list|what_is_on_my_plate|what_is_next|show_list|show_the_list|show_my_list',
        'read_my_list|what_should_i_work_on|what_should_i_work_on_next|whats_outstanding|whats_still_open',
        'what_can_i_do',
      ),
    ],
  },
  {
    does: 'list',
    variant: 'search',
    patterns: [
      'search|look|search_for|look_for|find|filter (for|up|tasks_for|by) {filter:quoted}',
      'search (my) (tasks|todos|list|everything) (for) {filter}',
      'search_for|search|find_tasks|find_task|find_my|filter_by|show_me_tasks_about|show_tasks_about {filter}',
      'where|find (is|did_i_put|the) {filter} task|tasks',
      'find {filter:plain}',
    ],
  },
  // "What bills do I still have to pay", "how many parcels must I ship": by the noun, where tasks have it.
  {
    does: 'list',
    variant: 'match',
    patterns: [
      'what|which|any {filter} do|must|should|can|have|need|for i|we|me|us {text}',
      'do_i_have|do_we_have|have_i_got|have_we_got (any|some|a|an|the) {filter}',
      'is|are there (any|some|a|an) {filter}',
    ],
  },
  {
    does: 'count',
    variant: 'match',
    patterns: ['<count> {filter} do|must|should|can|have|did|are|is i|we|there {text}'],
  },
];
