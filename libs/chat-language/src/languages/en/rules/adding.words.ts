import type { Rule } from '../../../intent/handlers.js';

/** What announces a new task, or several, so plainly that nothing else can be meant: tried before the commands for tasks that are there. */
export const announcingRules: readonly Rule[] = [
  {
    does: 'createWith',
    patterns: [
      '<making> <anotherOne> (new) <item> (in|down) (for|due|with|on|at|by) {changes} :|to|called|named|titled|,|- {text}',
      '<making> <anotherOne> (new) {changes} <item> :|to|called|named|titled|,|- {text}',
      '(<making>) (<anotherOne>) (new) {changes} <item> (for|due|with|on|at|by) {more:changes} :|to|called|named|titled|,|- {text}',
      '<announcing>|<oneMore> (,) (<itemsFor>) (for|due|on|by) {changes} :|- {text}',
      '{changes} (new) <item> :|- {text}',
      '<making> <anotherOne> (new) {changes:knownTag} <item> :|to|called|named|titled|,|- {text}',
    ],
  },
  {
    does: 'createWith',
    variant: 'tasks',
    patterns: [
      '(<having>) <howMany> <items> (<itemsFor>) (for|due|on|by) {changes} (<itemsFor>) :|-|, {text}',
      '<having> <these> (<items>) (<itemsFor>) (for|due|on|by) {changes} :|-|, {text}',
      '(<having>) <items> (<itemsFor>) (for|due|on|by) {changes} (are) :|- {text}',
    ],
  },
  {
    does: 'create',
    variant: 'tasks',
    patterns: [
      '(<having>) <howMany> <items> (<itemsFor>) (<itemsFor>) :|-|. {text}',
      '<having> <howMany> <items> (<itemsFor>) , {text}',
      '<howMany> <items> (<itemsFor>) ,|:|- (please|pls) add|put|note|create (:) {text}',
      '<having> <these> (<items>) (<itemsFor>) :|- {text}',
      '<addPlain> {text} as <howMany>|separate|individual|different|single (separate|individual|different) <items>|entries',
      '<addPlain>|jot|note|get|take these|the_following|this_list (<items>) (down|in|up|on) (for_me|for_us|please) (<itemsFor>) :|- {text}',
      '<having> <items> (<itemsFor>) :|- {text}',
      '<items> <itemsFor> : {text}',
      'jobs|chores|errands : {text}',
      '<having> (<these>) <howMany> (new) <items> called|named|titled {text}',
      '<having> <these> <howMany> (new) <items> (<itemsFor>) :|- {text}',
    ],
  },
  {
    does: 'create',
    variant: 'list',
    patterns: [
      '<making> <anotherOne> (new) <item> (in|down) (<itemsFor>) (to|for_me_to|for_us_to|called|named|titled|that_says|saying|:|-|,) (:|-|to) {text:deed}',
      '<making> the_following|this|this_new|the_new|the_next|this_next <item> (<itemsFor>) :|- {text}',
      '<announcing>|<oneMore> (<itemsFor>) :|- {text}',
      'my next|new task|todo|to-do is (to|:) {text}',
    ],
  },
];

/** "Give the rabbit a bath, 10 days after it's done": done says when it repeats, not that it is. */
export const addingRepeatRules: readonly Rule[] = [
  {
    does: 'createRepeating',
    patterns: ['<add> (:) {text} <completionLead> {rest}', '{text:unchanging} <completionLead> {rest}'],
  },
];

/** "Put eggs on my list for friday": the list shows that it is a new task, whatever else is said. */
export const addingToListRules: readonly Rule[] = [
  { does: 'create', variant: 'list', patterns: ['<addPlain> {text:listed}'] },
  {
    does: 'createWithBehind',
    patterns: ['<addPlain>|pencil|get|fit|squeeze|slot {text:fresh} down|in|up for|on|by|due {changes}'],
  },
];

/** New tasks. */
export const addingRules: readonly Rule[] = [
  {
    does: 'create',
    patterns: [
      '<addPlain> {text} on|to|onto|in|into|down_on <list> (please|too|as_well)',
      '<addPlain> (down) to|on|onto|in|into <list> (please) (:|,|-|to|that_i_need_to|that_i_have_to) (to) {text}',
      'would_you_mind|do_you_mind|mind|how_about adding|noting_down|putting_down|jotting_down (:) {text}',
      '<addPlain> down that i|we have_to|need_to|must|should|ought_to|want_to {text}',
      '<addPlain> down {text}',
    ],
    variant: 'list',
  },
  {
    does: 'create',
    patterns: [
      '<making>|new (<anotherOne>) (new) recurring|repeating|simple|quick <item> (to|:|called|named|,|-) (:) {text}',
    ],
  },
  {
    does: 'createWith',
    patterns: [
      'add|create|make|new|put (a|an|another|one) (new) {changes} task|todo|to-do|item (to|:|called|named|titled|,|-) (:) {text}',
      'add|create|make|new|put (a|an|another|one) (new) {changes:knownTag} task|todo|to-do|item (to|:|called|named|titled|,|-) (:) {text}',
      '<addOne> (for|due|with|at|on) {changes} :|to|called|named|titled|,|- {text}',
    ],
  },
  { does: 'createWith', patterns: ['{changes} (,) <must> (:|,|-|also|to|really|still|just) {text}'] },
  { does: 'create', variant: 'tasks', patterns: ['<addSeveral> (:|,|-) {text}'] },
  {
    does: 'create',
    patterns: [
      '<add> (:|-|called|named|titled|to|that_says|saying|for_me_to|that_i|where_i|for_me|,|like_this) (:|-|to) {text}',
    ],
    variant: 'list',
  },
  { does: 'create', variant: 'list', patterns: ['<coin> {text:verb}', '<coin>|<coinIn> (for_me|please) : {text}'] },
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
  { does: 'reportDone', variant: 'bare', patterns: ['<reportVerbs> {rest}'] },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: ['bought|wrote|took|gave|brought|called|emailed|phoned|texted|met {rest}'],
  },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: [
      'i|we havent|have_not|hadnt|didnt|did_not|never|cant|cannot|couldnt|could_not|wont|will_not|dont|do_not|wasnt|am_not|im_not (really|actually|yet|even|still) {text}',
      'havent|have_not|didnt|did_not|couldnt|could_not|cant|cannot|wont|will_not|dont|do_not|wasnt (really|actually|yet|even|be_able_to) {text}',
      'im_not|i_am_not (really|actually|yet) {text}',
      'not (really|actually|yet|quite) <finished> with {text}',
      'never (really|actually|quite) <finished> {text}',
      'i|we might|may|almost|nearly|should_have|shouldve|could_have|couldve|would_have|wouldve|forgot|was_about|was_going|keep_forgetting {text}',
      'i|we (completely|totally) forgot {text}',
      'almost|nearly {text:past}',
      'forgot (again) to|about {text}',
      'im|i_am|was about|almost {text}',
    ],
  },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: ['i|ive|we|i_just|i_already|weve|i_have|we_have|i_finally|he|she|they {text:past}'],
  },
];
