import { anyOf } from '../../text/phrases.js';

/** Words between two tasks of a list. */
export const listJoiners = ['and', '&', 'then', 'plus', 'also', '+'];

/** "…, oh and pay rent": they stand before a task of a list, and are no part of it. */
export const listFillers = ['oh', 'ah', 'um', 'uh', 'and', 'also', 'then', 'plus', 'lastly', 'finally', 'to'];

/** "Add a task to call Bo and another to email Sam". */
export const anotherTasks = anyOf(
  'another to|another one to|one to|one is to|one more to|another task to|one more task to|a task to',
  'a new task to|new task to|a second to|a second one to|a second task to|the second to|the second one to',
  'the other to|the other one to|another :|another one :|a todo to|another todo to|task|todo|new task',
  'another task|a task :|the first to|the first one to|first one to|the first is to|the second is to',
);

/** Words with which no task of a list begins. */
export const noListItems =
  'due by on at with remind note or but because so if when while which who that about for as since no not sorry wait actually make oops scratch rather instead i';

/** What stands behind a verb: "hoover the stairs". */
export const owners = 'the my our his her their your';

/** Before one of those they are no verb. */
export const noVerbs =
  'and or but for with in on at by to from of off up out over under about after before near into onto than as like all both half not is are was were then so if when while because which who that this';
