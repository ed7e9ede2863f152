import type { Rule } from '../../../intent/handlers.js';

/** "Put eggs on my list for friday": the list shows that it is a new task, whatever else is said. */
export const addingToListRules: readonly Rule[] = [{ does: 'create', patterns: ['<addPlain> {text:listed}'] }];

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
      'add|create|make|new|put (a|an|another) (new) recurring|repeating|simple|quick task|todo|to-do|item (to|:|called|named|,) (:) {text}',
    ],
  },
  {
    does: 'createWith',
    patterns: [
      'add|create|make|new|put (a|an|another|one) (new) {changes} task|todo|to-do|item (to|:|called|named|titled|,|-) (:) {text}',
      'add|create|make|new|put (a|an|another|one) (new) {changes:knownTag} task|todo|to-do|item (to|:|called|named|titled|,|-) (:) {text}',
      'add|create|make|new|put (a|an|another|one) (new) task|todo|to-do|item (for|due|with|at|on) {changes} :|to|called|named|titled|, {text}',
    ],
  },
  { does: 'create', variant: 'tasks', patterns: ['<addSeveral> (:|,|-) {text}'] },
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
