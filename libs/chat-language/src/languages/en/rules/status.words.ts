import type { Rule } from '../../../intent/handlers.js';

/** Archive, reopen, delete, complete, rename. */
export const statusRules: readonly Rule[] = [
  // Archive
  {
    does: 'archive',
    patterns: [
      'archive {target}',
      'move|send|put {target} to|into|in (the) archive|archives',
      'mark {target} (as) archived',
      'set {target} to|as archived',
      '{target} can|should be archived',
    ],
  },
  {
    does: 'reopen',
    variant: 'archived',
    patterns: [
      'unarchive|un-archive {target}',
      'take|move|bring|get {target} out_of|from (the) archive',
      'restore {target} from (the) archive',
    ],
  },
  {
    does: 'reopen',
    patterns: [
      '<reopen> {target}',
      'mark|set|flag|make|turn|put|change|move|switch {target} (back) (to|as|into) (being) <undone> (again)',
      '{target} is|are|was|werent|wasnt|isnt|arent|were (still) (actually) (not) <undone>',
      '{target} isnt|is_not|arent|wasnt|was_not|werent|are_not (actually) (yet) <finished> (yet|after_all|actually|anymore)',
      'i didnt|havent|did_not|have_not|never (actually) finish|finished|complete|completed|do|done {target} (yet|after_all)',
      'put|bring|move {target} back on|to|onto|in (my|the) <list>',
      'undo (the) completion|completing|finishing (of) {target}',
      '{target} needs|need to_be_done|doing again',
      'open {target} again',
      'undo marking {target} (as) <finished>',
      'make {target} active|open|pending again',
      'un-done|un-tick|un-check|unfinish {target}',
      'mark {target} (as) not (yet) <finished>',
      'open {target} back up',
      'mark {target} undone',
    ],
  },
  { does: 'reopen', isLoose: true, patterns: ['<restore> {target}', 'open {target}'] },

  {
    does: 'clearDate',
    patterns: [
      '<stop>|take (away) (the|its|a) <dateAttribute> from|of|for|on|off {target}',
      '<stop>|take (the|its) <dateAttribute> off {target}',
      '<stop>|clear {target:number} (s) <dateAttribute>',
      'take (the|its) <dateAttribute> off (of) {target}',
      'unschedule|undate {target}',
      'unschedule {target}',
      '<stop>|clear the <dateAttribute>',
      'no <dateAttribute> for|on {target}',
      '{target} has_no|doesnt_have_a|no_longer_has_a|needs_no|doesnt_need_a|has_no_more <dateAttribute> (<noLonger>)',
      'set|change|make <dateAttribute> (of|for|on) {target} to none|nothing|no_date|never|null|empty',
      'set|change|make {target} (s) <dateAttribute> to none|nothing|no_date|never|null|empty',
      'make {target} undated|dateless|unscheduled',
      'move {target} to undated|unscheduled|the_backlog',
      '{target} isnt|is_not due (<noLonger>|at_all)',
      'set|make|leave {target} open-ended|with_no_date|without_a_date',
    ],
  },
  {
    does: 'clearField',
    variant: 'priority',
    patterns: [
      '<stop>|take (away) (the|its) priority from|of|for|on|off {target}',
      'take (the|its) priority off {target}',
      'set (the) priority (of|for|on) {target} to none|nothing|null',
      '{target} has_no|no|needs_no priority',
      'no priority for|on {target}',
      'unprioritize|unprioritise|unflag {target}',
    ],
  },
  // Delete
  {
    does: 'deleteAll',
    patterns: [
      '<drop>|<delete> (out) (my|the|out_my|whole|entire|my_whole|my_entire|the_whole|the_entire) list|todo_list|to-do_list|my_list|the_list|task_list|whole_list|entire_list',
    ],
  },
  {
    does: 'delete',
    patterns: [
      '<delete> {target} from|off|in|on|out_of <list> (completely|permanently|forever|entirely|for_good)',
      '<delete> {target} (permanently|forever|completely|entirely|for_good|altogether)',
      'take|strike|cross|get|wipe {target} off|from|out_of (of) <list>',
      '<drop> {target} from|off <list>',
      'i dont|do_not|no_longer need|want|have (to_do) {target} <noLonger>',
      'i no_longer need|want (to_do) {target}',
      '<delete> it|that|this',
      'throw {target} away|out',
      '{target} can|should be_deleted|be_removed|go',
      'delete|remove (the|my|a) (task|todo|item) {target}',
      '{target} is no_longer|not needed|necessary|relevant|required (<noLonger>)',
      'no_longer need {target}',
    ],
  },
  { does: 'delete', isLoose: true, patterns: ['<drop> {target}', 'take {target} off'] },

  // Complete
  {
    does: 'complete',
    patterns: [
      'mark|set|flag|check|tick|put|make|cross|call|consider|count|turn|report|log|close|move|change|switch {target} (off) (to|as|is|it|into) (being) <finished>',
      'mark (off) <finished> (:) {target}',
      'check|tick|cross|strike|mark {target} off (my|the|of|from) (my|the) (<list>)',
      'check|tick|cross|strike|mark off {target} (from|on) (<list>)',
      'check|tick|cross|strike|mark|take {target} off',
      '{target} is|are|has_been|have_been|was|got|were|is_now|are_now|is_all|is_already|are_all|are_already|is_finally|gets (now|already|finally|both) <finished> (now|already|finally|too)',
      '<complete> {target}',
      'im|i_am|were|we_are|i_was|just|now|all (now|finally|already) <finished> with {target}',
      '<finished> with {target}',
      'ive|i_have|i|we|weve|just|ive_just|i_just|i_already|ive_already|i_finally|already|finally|i_have_just|we_just|ive_finally|i_have_already (just|already|finally|now|also) done|finished|completed|did|finish|ticked_off|checked_off|wrapped_up|accomplished|closed|complete|resolved|sorted (off) (with) {target} (already|now|today|just_now|this_morning|yesterday|last_night)',
      'got|getting {target} done|finished',
      '{target} (is) done|complete|completed|finished|ticked_off|checked|checked_off',
      'i got {target} done|finished',
      'complete|done|finished|mark_done|mark_complete',
      'its|it_is|thats|that_is|thats_one|this_is|theyre|that_ones (now|all|already|been) <finished> (now|already|too)',
      '<finished> : {target}',
      'get {target} done|over_with|ticked_off',
    ],
  },
  {
    does: 'complete',
    isLoose: true,
    patterns: [
      '<finish> {target}',
      'close|check|resolve {target:numbers}',
      'did {target}',
      'finished|done {target}',
      'turned_in|handed_in|took_care_of|dealt_with {target}',
    ],
  },

  { does: 'completeIfMeant', isLoose: true, patterns: ['close|check|resolve {target}'] },

  // Rename
  {
    does: 'rename',
    patterns: [
      'rename|retitle|reword|rephrase|re-name|re-title {target} to|as|into|:|->|=|to_be {text}',
      'rename|retitle {target} {text:quoted}',
      'rename|retitle it|that|this (to|as) {text}',
      'change|edit|set|update|modify|correct|fix|alter|make (the) <nameAttribute> (of|for|on) {target} to|as|into|:|to_be|to_say|to_read|be|with {text}',
      'change|edit|set|update|fix|correct {target} (s) title|name|text|wording to|as|into|: {text}',
      '{target} should|must|needs_to be|be_called|be_named|read|say|be_titled|be_renamed|be_renamed_to|be_renamed_as {text:quoted}',
      '{target} should|must|needs_to|is_to be_called|be_named|read|say|be_titled|be_renamed_to {text}',
      'edit|change|update|correct|fix {target} to (say|read|be|be_called) {text:quoted}',
      'edit|change|update|correct|fix|make|let {target} to_say|to_read|say|read|to_be_called|to_be_named|be_called {text}',
      'give {target} the|a (new) title|name {text}',
      'call {target} {text:quoted} (instead|from_now_on|now)',
      'call {target:number} {text} instead|from_now_on|now',
      'call it|that {text} instead|from_now_on',
      'name {target:number} {text} instead|from_now_on|now',
      'rename|retitle|reword {target:number} {text}',
      'change {target:quoted} to|into {text}',
      'rename|retitle {target} from {from} to {text}',
      'replace {target} with|by {text}',
      'the (new) <nameAttribute> of {target} is|should_be|: {text}',
    ],
    isLoose: false,
  },
];
