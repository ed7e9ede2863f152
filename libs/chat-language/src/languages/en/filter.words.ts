import { anyOf, phrasesOf, wordsIn } from '../../text/phrases.js';
import type { FilterLeaf } from '../../understanding.js';

const doneStates =
  'done|completed|finished|archived|closed|ticked off|done and archived|completed and archived|finished and archived|archived and done|archived and completed|archived and finished';
/** "Including the done ones", "archived ones as well". */
const withTheDone = [
  phrasesOf(
    'including|incl|incl .|include|counting|plus|even',
    '|the|all|all the|any|both',
    doneStates,
    '|ones|tasks|items|stuff',
  ),
  phrasesOf('with|along with|together with', 'the|all the', doneStates, 'ones|tasks|items'),
  phrasesOf('|the|all|all the|both', doneStates, 'ones|tasks|items', 'included|too|as well|inclusive|counted'),
  phrasesOf('|the|both', doneStates, 'included|inclusive|as well'),
  phrasesOf('of|with|in|', 'every|any|each|whatever', 'status|state'),
  phrasesOf('regardless of|irrespective of|whatever|no matter', '|the|their', 'status|state'),
].join('|');

export const statusPhrases: Readonly<Record<string, NonNullable<FilterLeaf['status']>>> = {
  [anyOf(
    'havent got round to|havent gotten round to|have not got round to|havent gotten to|havent got to',
    'yet to get to|still havent done|not got round to|leave undone|left unfinished|leave unfinished',
    'still have to get to|pending|open|active|isnt done|arent done|isnt finished|arent finished|isnt complete',
    'arent complete|isnt completed|arent completed|isnt done yet|arent done yet|not done yet|to do still',
    'left undone|still pending|still outstanding|still left|still active|in progress|on the go|awaiting me',
    'still waiting|hasnt been done|havent been done|has not been done|have not been done|outstanding',
    'unfinished|incomplete|remaining|left|left over|leftover|undone|not done|not finished|not completed',
    'not complete|uncompleted|still to do|havent done|havent finished|havent completed|have not done',
    'still open|left to do|to be done|unticked|unchecked|not yet done|still have to do|to go|not archived',
    'current|yet to do|not yet finished|yet to be done|waiting',
  )]: 'pending',
  [anyOf(
    'tick off|check off|cross off|mark off|get through|got through|knock off|knocked off|wrap up|wrapped up',
    'finish off|finished off|cross out|completed|complete|done|finished|closed|got done|ticked off|ticked',
    'checked off|accomplished|have done|have finished|have completed|did|finish|get done|got finished',
    'been done|been completed|been finished|already done|already completed|already finished|crossed off',
    'achieved|got completed|marked done|marked as done|complete already|i completed|i finished|ive finished',
    'ive completed|i have finished|i have completed|ive done|i have done|i did|ive already done|i got done',
    'i ticked off|i checked off|that i finished|that i completed|hogaya|done hogaya|karliya|done karliya',
  )]: 'completed',
  'archived|in the archive|from the archive|in archive|archive|in my archive|the archive|my archive|from my archive|in the archives|put away|filed away|archived already':
    'archived',
  [`${withTheDone}|whether its done or not|whether theyre done or not|whether done or not|whether or not its done|whether or not theyre done|whether finished or not|whether theyre finished or not|whether its finished or not|whether theyre whether open or done|whether its open or done|no matter the status|no matter if theyre done|no matter if its done|no matter whether done or not|open or done|finished or unfinished|done and not done|even if done|even the done ones|even completed ones|done ones too|including the done ones|including the completed ones|including the finished ones|including finished ones|including done ones|any status|in any state|in whatever state|in any status|with any status|all statuses|including completed and archived|including completed and archived ones|including archived and completed|including archived|including archived ones|with completed and archived|including done and archived|completed or archived too|including completed|including done|completed or not|done or not|including completed ones|finished or not|whatever status|of any status|every status|regardless of status|all status|ever`]:
    'all',
};

export const filterPriorities: Readonly<Record<string, NonNullable<FilterLeaf['priority']>>> = {
  [anyOf(
    'high priority|high-priority|highest priority|urgent|p1|p1s|urgents|p1 priority|top prio|highest prio',
    'prio high|priority p1|important|top priority|priority high|priority is high|high prio|most important',
    'most urgent|high importance|critical|high-prio|priority 1|crucial|of high priority|with high priority',
    'high priorities|the highest priority',
  )]: 'high',
  [anyOf(
    'medium priority|medium-priority|p2|p2s|middling|p2 priority|mid prio|middle priority|moderate priority',
    'priority p2|prio medium|priority medium|priority is medium|normal priority|medium prio|mid priority',
    'priority 2|medium importance|of medium priority|with medium priority|medium priorities',
  )]: 'medium',
  [anyOf(
    'low priority|low-priority|p3|p4|p3s|p4s|p3 priority|p4 priority|priority p3|priority p4|prio low|no rush',
    'priority low|priority is low|low prio|lowest priority|unimportant|not urgent|low importance|priority 3',
    'priority 4|of low priority|with low priority|low priorities',
  )]: 'low',
};

export const overdue = anyOf(
  'overdue|over due|past due|late|past their due date|past due date|past the due date|missed',
  'passed their due date|past its due date|behind on|behind schedule|behind|delayed|past their deadline',
  'past deadline|past the deadline|past its deadline|passed its deadline|passed their deadline',
  'passed its due date|past their date|past its date|past their due dates|past their deadlines|already due',
  'overdue already|running late|slipped|that slipped|have slipped|missed its deadline|missed their deadline',
  'missed the deadline|missed deadlines|gone past|should have been done|should have been done already',
  'should be done already|overran|in the red|past their time',
);
export const undated = anyOf(
  'but no date|but no due date|but no deadline|but without a date|but without a due date|and no date',
  'and no due date|and no deadline|not a date|not a due date|not any date|not any due date|have not a date',
  'has not a date|have not got a date|has not got a date|havent a date|havent any date|have not any date',
  'have yet to be scheduled|havent been scheduled|have not been scheduled|not been scheduled',
  'yet to be scheduled|not yet scheduled|not scheduled yet|for no date|with no deadlines|never scheduled',
  'dateless|with nothing set as date|no set date|no fixed date|without a set date|no date|no due date',
  'no dates|without a date|without date|without a due date|without due date|without due dates|with no date',
  'with no due date|have no date|have no due date|has no date|has no due date|undated|unscheduled',
  'not scheduled|no deadline|without a deadline|with no deadline|without deadline|without deadlines',
  'dont have a date|dont have a due date|dont have due dates|dont have a deadline|not dated|someday',
  'with no dates|not due|have no deadline|lacking a date|lacking a due date|missing a date',
  'missing a due date|havent got a date|no due dates|without dates|have no due dates|arent scheduled',
  'hasnt a due date|hasnt got a due date|hasnt a date|hasnt any due date|hasnt a deadline|are not scheduled',
  'without any date|without any due date|isnt scheduled|arent due',
);
export const dated = anyOf(
  'a date|a due date|a deadline|any deadline|with a date|with a due date|with due date|with due dates',
  'have a date|have a due date|has a due date|dated|scheduled|with a deadline|with dates|with deadlines',
  'have a deadline|any date|any due date|have due dates|with deadline|due sometime|due at all',
);

/** What introduces words to look for. */
export const searchLeads = anyOf(
  'about|containing|mentioning|matching|with the word|with the words|with the text|called|named|titled',
  'that contain|that contains|that mention|that mentions|which mention|which contain|contain|contains',
  'mention|mentions|including the word|including|with the title|with title|saying|related to|regarding',
  'concerning|having to do with|to do with|having the word|with the phrase|that say|that says|involving',
  'that match|for the word|the word|for the words|that have the word|that include|that includes',
  'whose title contains|with the name|to do about|that are about|talking about|relating to|with word',
);
export const filterTagLeads = anyOf(
  'tagged with|tagged as|tagged|with tag|with tags|with the tag|with the tags|labelled|labeled|labelled as',
  'labeled as|in category|in the category|with label|with the label|with labels|tag|tags|tag is',
  'that have the tag|having tag|having the tag|have the tag|under|under the tag|has tag|has the tag',
  'have tag|in tag|from the tag|with a tag|label|labeled with|labelled with|carrying the tag',
  'that are tagged|in the tag|category|for the tag|in project',
);
export const filterJoiners = 'and|&|plus|aur|as well as|and also|along with|and additionally';
/** Said of what stands next to them. */
export const filterNots = anyOf(
  'lack|lacks|lacking|not|without|isnt|arent|is not|are not|and not|never|that arent|that are not|which arent|no|but no',
  'but without|which are not|that isnt|that is not|none of|neither|dont have|doesnt have|hasnt got',
  'havent got|wasnt|werent|isnt in|arent in|nor|and arent|and isnt|but isnt|but arent|but are not',
  'but is not|theyre not|its not|aint|that aint',
);
/** What follows is left out of all that was said before. */
export const filterExclusions = anyOf(
  'except for|except|excepting|excluding|but not|other than|apart from|besides|not including|not counting',
  'everything but|aside from|minus|leaving out|leave out|ignoring|ignore|skipping|all but|anything but',
  'but leave out|but skip|but exclude|but ignore|but keep|but leave|exclude|unless|save for|bar|barring',
  'with the exception of|with exception of|outside of|omitting|just not|only not|but nothing|rather than',
  'instead of',
);
/** What follows must also hold of all that was said before. */
export const filterRestrictions = anyOf(
  'but only|but only if|but only when|only if|only when|as long as|so long as|provided|provided that',
  'but just|limited to|but only those|but only the ones|only those|only the ones|if|but if|and only',
  'and only if|just those|just the ones|only where|where',
);
/** Before an alternative to all that was said: "or anything tagged work". */
export const nounHeads = 'anything everything something whatever those tasks todos items things stuff ones'.split(' ');
export const pluralNouns = 'tasks todos to-dos items ones chores stuff things jobs entries'.split(' ');
/** Behind a noun they begin one condition, whatever "or" is in it: "ones that are p1 or overdue". */
export const clauseOpeners = 'that which are is were was thats theyre either whose being whichre'.split(' ');

/** A task has none of what they name: "with no tags". */
export const lacking =
  'no|without|without a|without any|with no|have no|has no|that have no|that has no|which have no|lacking|lacking a|lacking any|missing|missing a|dont have a|dont have any|havent got a|doesnt have a';
export const priorityNouns = 'priority|priority set|priority level|set priority|priority at all|priorities';
export const tagNouns = 'tags|tag|label|labels|category|tags at all|categories';
/** A task has some: "tasks with a tag". */
export const someTag =
  'a tag|any tag|any tags|a label|any label|with a tag|with tags|have a tag|has a tag|having a tag|with a label|have tags|with any tag|with any tags|tagged at all|labelled at all';
export const untaggedWords = 'untagged|unlabelled|unlabeled|not tagged at all|uncategorized|uncategorised';
export const unprioritisedWords = 'unprioritized|unprioritised|not prioritized|not prioritised';
export const recurringWords =
  'recurring|repeating|recurrent|that repeat|that recur|which repeat|which recur|repeated|repetitive|on repeat|that are repeating|that are recurring';

export const oneOffWords = anyOf(
  'non-recurring|non recurring|nonrecurring|one-off|one off|one-offs|non-repeating|non repeating',
  'not recurring|not repeating|that dont repeat|that do not repeat|that dont recur|that doesnt repeat',
  'dont repeat|doesnt repeat|without a repeat|without repeats|arent recurring|isnt recurring',
  'that arent recurring|that arent repeating|arent repeating',
);

/** Days and stretches that may own tasks: "today's tasks". */
export const ownerDays =
  'todays tomorrows yesterdays weeks months years weekends tonights mondays tuesdays wednesdays thursdays fridays saturdays sundays';

/** Words without a meaning of their own in a question or a bulk. */
export const filterNoise = new Set(
  wordsIn(
    'absolutely literally simply carry carries carrying bear bears sit sits both little some looming cards much forgetting missing lot lots pressing nearing approaching matching',
    'ought supposed meant doing either they theyve theyll sitting lying hanging standing lined waiting doing',
    'falls fall falling comes happening planned booked actually even really roughly basically got gotten',
    'hence whichever thatll wholl awaits await tell look facing ahead handy gimme lemme whihc wich whcih',
    'wanna see know sort kind over around recently focus tackle handle title thats thatre theyre both koi',
    'کوئی task tasks todo todos to-do to-dos item items thing things one ones stuff my the a an all me that',
    'which what whats are is was were be been have has had i im ive do does did need needs to should must got',
    'get for of in on with at please currently now still there any list lists entry entries chores chore',
    'reminders show give every everything anything each by them those these we us our you your it its just',
    'also only tell so can will would gonna going already yet entire whole whatever right up deadlines',
    'deadline hai ko mujhe wala mein se karo liye plans plan agenda schedule assignments assignment whose',
    'where here matter job jobs again else tsk taks tasts taskes status marked set coming dates date having',
    'total altogether overall plate calendar mind radar free busy board upcoming listing number count',
    'priority prioritys priorities due and',
  ),
);

/** Words ahead of "tag" that are no tag's name: "the tag", "no tag". */
export const notTagNames: ReadonlySet<string> = new Set(
  'per each every by but the a an any no one this that which what same without with and or not nor neither isnt arent wasnt lack lacks'.split(
    ' ',
  ),
);
