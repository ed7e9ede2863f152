import { anyOf, wordsIn } from '../../text/phrases.js';

/** Words that stand for a task that was just talked about. */
export const pronouns = anyOf(
  'it|that|this|that one|this one|the same one|the same|that task|this task|the last thing|that thing',
  'this thing|that item|this item|the task|same one|the last change|that reminder|this reminder',
  'the reminder|the one|that todo|this todo|him|the thing',
);
export const pluralPronouns =
  'them|em|those|these|both|both of them|both of em|all of em|those two|these two|the two of them|both tasks|them both|all of those|all of these';
export const numberLeads =
  'nos|task numbers|task nos|task number|tasks number|task no|item number|number|numbers|no|nr|task|tasks|todo|todos|item|items|entry|to do|to-do|reminder|num|to-dos|job';
export const taskNouns = new Set([
  'task',
  'tasks',
  'todo',
  'todos',
  'to-do',
  'to-dos',
  'item',
  'items',
  'entry',
  'entries',
  'reminder',
  'reminders',
  'one',
  'ones',
  'job',
  'jobs',
  'thing',
  'things',
  'assignment',
  'chore',
  'chores',
  'wala',
  'number',
]);
/** Left out when words are compared with titles. */
export const unimportant = new Set([
  'the',
  'a',
  'an',
  'my',
  'our',
  'your',
  'this',
  'that',
  'task',
  'tasks',
  'todo',
  'todos',
  'to-do',
  'item',
  'one',
  'ones',
  'entry',
  'for',
  'to',
  'of',
  'about',
  'with',
  'on',
  'in',
  'at',
  'from',
  'and',
  'i',
  'me',
  'thing',
  'stuff',
  'please',
  'called',
  'named',
  'reminder',
  'titled',
  'it',
  'all',
  'is',
  'saying',
  'says',
  'off',
  'up',
  'some',
  'pls',
  'wala',
  'wali',
  'wale',
  'ka',
  'ki',
  'ke',
  'ko',
  'se',
  'mera',
  'meri',
  'mere',
  'kaam',
]);
/** They may be said of a task whose title lacks them. */
export const generic = new Set([
  'appointment',
  'thing',
  'stuff',
  'errand',
  'job',
  'meeting',
  'event',
  'chore',
  'note',
  'project',
  'call',
  'visit',
  'already',
  'just',
  'now',
  'today',
  'also',
  'again',
  'old',
  'activity',
  'business',
  'shopping',
  'work',
  'bill',
  'list',
]);
/** With one of these a report may begin that says nobody's name: "paid the rent". */
export const reportVerbs =
  'bought paid sent wrote made took got met ran gave brought found sold fed swept built fixed returned picked dropped threw wrapped saw called emailed phoned texted cleaned washed booked ordered watered cooked baked walked mowed painted packed cancelled canceled renewed signed filed mailed posted printed visited submitted finished reviewed read booked scheduled vacuumed mopped ironed folded repaired replaced changed charged watched studied practised practiced planted trimmed collected delivered donated installed uploaded backed dusted prepared invited replied answered transferred deposited';

/** Irregular past forms, as in "I bought the milk". */
export const presentOf: Readonly<Record<string, string>> = {
  bought: 'buy',
  paid: 'pay',
  went: 'go',
  sent: 'send',
  wrote: 'write',
  written: 'write',
  did: 'do',
  done: 'do',
  made: 'make',
  took: 'take',
  taken: 'take',
  got: 'get',
  gotten: 'get',
  read: 'read',
  met: 'meet',
  ran: 'run',
  spoke: 'speak',
  told: 'tell',
  gave: 'give',
  given: 'give',
  brought: 'bring',
  thought: 'think',
  found: 'find',
  left: 'leave',
  sold: 'sell',
  fed: 'feed',
  swept: 'sweep',
  built: 'build',
  drew: 'draw',
  drove: 'drive',
  ate: 'eat',
  swam: 'swim',
  taught: 'teach',
  rang: 'ring',
  rung: 'ring',
  hung: 'hang',
  held: 'hold',
  kept: 'keep',
  cut: 'cut',
  put: 'put',
  set: 'set',
  shut: 'shut',
  fixed: 'fix',
  returned: 'return',
  picked: 'pick',
  dropped: 'drop',
  threw: 'throw',
  thrown: 'throw',
  wound: 'wind',
  wrapped: 'wrap',
  saw: 'see',
  seen: 'see',
  began: 'begin',
  chose: 'choose',
  knit: 'knit',
  lent: 'lend',
  dug: 'dig',
  sewn: 'sew',
};

/** Behind the number of a task they speak of that task: "4 is not that urgent". */
export const aboutTask = wordsIn(
  'is are was has needs should must can will isnt now loses gets wants stays goes down up back note weekly',
  'daily monthly p1 p2 p3 p4 -> => s low high medium urgent + - = done due to no not or if unless might',
  'could would cant wont hasnt wasnt werent arent first too as also instead like of ko se rehne رہنے delete',
  'badlo hogaya yaaddilao abhi ابھی doesnt dont shouldnt neednt got belongs only',
);
/** Before the number of a task they change it: "edit 4 somehow". */
export const changingVerbs =
  'edit update change modify append swap rename postpone reschedule delay amend adjust prioritize prioritise retitle complete delete remove archive reopen untag snooze completing deleting moving finishing removing marking'.split(
    ' ',
  );

/** Before a number that counts nothing they are done to a task: "print 2", "leave 3 for tomorrow". */
export const handlingVerbs = [
  ...changingVerbs,
  ...wordsIn(
    'move push finish finished completed deleted moved removed renamed archived do doing did mark tag print',
    'share pause hold ignore skip leave keep revert restore repeat email forward forget nevermind mind cancel',
    'close clear assign make put del cross tick wipe erase nuke bin scrap trash dump drop',
  ),
];
/** Behind the number of a task they show that it counts nothing. */
export const afterTask = wordsIn(
  'to for on at by off away before after until till in with as is was today tomorrow tonight now later',
  'again next this monday tuesday wednesday thursday friday saturday sunday if unless or and but instead',
  'please yet soon alone first somehow maybe high medium low urgent up down back like not the',
);
/** What follows them is not to be done now. */
export const conditions = 'if unless once when whenever assuming suppose provided agar اگر'.split(' ');

/** They stand for tasks, and are no title without other words. */
export const taskWords = new Set(
  'it them that this those these both one ones another task tasks todo todos item items thing things reminder reminders entry entries something stuff list lists'.split(
    ' ',
  ),
);
/** They say nothing of what is to be done. */
export const emptyWords = new Set(
  'a an the my some more new few couple of other to do for me please i we have has ive need got want add also and in all two three four five six 2 3 4 5 6'.split(
    ' ',
  ),
);
/** What is said of a day: "friday is going to be busy". */
export const telling = new Set('is was were are isnt wasnt will wont seems looks sounds feels went'.split(' '));
/** Before "tasks" they show that some that are there are meant. */
export const countingWords = new Set(
  'two three four five six 2 3 4 5 6 these those all every both each any'.split(' '),
);
