import { anyOf } from '../../text/phrases.js';

/**
 * Signs that a sentence without a command that is known speaks of the list and its tasks, or to the assistant: it is asked
 * what is meant, for it is no title.
 */

/** Anywhere in it. */
export const listSigns = anyOf(
  'my tasks|all tasks|all my tasks|all the tasks|every task|each task|open tasks|these tasks|those tasks',
  'the tasks|any tasks|tasks due|tasks tagged|my todos|all todos|the todos|my to-dos|everything due',
  'everything tagged|everything overdue|everything thats|all overdue|overdue tasks|overdue ones',
  'overdue stuff|low ones|high ones|medium ones|urgent ones|ones due|ones tagged|ones with no|ones should',
  'all the ones|work ones|home ones|whole list|entire list|high priority tasks|low priority tasks',
  'medium priority tasks|priority ones|priority tasks|completed tasks|archived tasks|my time zone',
  'my timezone|undo that|undo it|delete delete|due dates',
);

/** Where it, or a clause of it, begins. */
export const askingSigns = anyOf(
  'gimme|lemme see|show me|tell me|let me know|what did|what do i|what have|what is|whats|what are|what can',
  'what were|what was|what should|which ones|which of|which tasks|how many|how do i|how can i|how come',
  'why did|whyd|why is|why are|why would|can you|could you|did you|do you|are you|were you|have you',
  'would you|will you|you did|you should|you can|you have|you are|youre|you were|whatever is|whatever has',
  'whatever was|whatever|whichever|anything due|anything overdue|anything tagged|anything with|quiet hours',
  'daily summary|daily digest|reopen|unarchive|untag|snooze|uncheck|untick|unmark',
);

/** At the beginning they speak of many tasks, with one of the words below. */
export const manyTasks =
  'ones task tasks todos stuff due tagged overdue priority high low medium should shove move push done complete'.split(
    ' ',
  );

/** They change tasks: "move everything to monday apart from the invoice". */
export const bulkVerbs =
  'move push shift bump reschedule postpone delay delete remove complete finish mark tag untag archive set make give change put snooze shove drop'.split(
    ' ',
  );
/** Behind such a verb they say of how many, and these how. */
export const bulkWords = 'everything all every anything'.split(' ');
export const bulkTails = 'to by back later earlier until till unless except apart but high low medium done'.split(' ');

/** Behind the number of a task they say what becomes of it, whatever the word before: "let 9 slip", "bump 3 up". */
export const fates =
  'slip slide wait by back up down off out forward later earlier high low medium urgent done due'.split(' ');
