import type { FilterLeaf } from '../../understanding.js';

export const statusPhrases: Readonly<Record<string, NonNullable<FilterLeaf['status']>>> = {
  'pending|open|active|outstanding|unfinished|incomplete|remaining|left|left over|leftover|undone|not done|not finished|not completed|not complete|uncompleted|still to do|havent done|havent finished|havent completed|have not done|still open|left to do|to be done|unticked|unchecked|not yet done|still have to do|to go|not archived|current|yet to do|not yet finished|yet to be done|waiting':
    'pending',
  'completed|complete|done|finished|closed|got done|ticked off|ticked|checked off|accomplished|have done|have finished|have completed|did|finish|get done|got finished|been done|been completed|been finished|already done|already completed|already finished|crossed off|achieved|got completed|marked done|marked as done|complete already|i completed|i finished|ive finished|ive completed|i have finished|i have completed|ive done|i have done|i did|ive already done|i got done|i ticked off|i checked off|that i finished|that i completed':
    'completed',
  'archived|in the archive|from the archive|in archive|archive': 'archived',
  'any status|all statuses|including completed and archived|including completed and archived ones|including archived and completed|including archived|including archived ones|with completed and archived|including done and archived|completed or archived too|including completed|including done|completed or not|done or not|including completed ones|finished or not|whatever status|of any status|every status|regardless of status|all status|ever':
    'all',
};

export const filterPriorities: Readonly<Record<string, NonNullable<FilterLeaf['priority']>>> = {
  'high priority|high-priority|highest priority|urgent|p1|important|top priority|priority high|priority is high|high prio|most important|most urgent|high importance|critical|high-prio|priority 1|crucial|of high priority|with high priority|high priorities|the highest priority':
    'high',
  'medium priority|medium-priority|p2|priority medium|priority is medium|normal priority|medium prio|mid priority|priority 2|medium importance|of medium priority|with medium priority|medium priorities':
    'medium',
  'low priority|low-priority|p3|p4|priority low|priority is low|low prio|lowest priority|unimportant|not urgent|low importance|priority 3|priority 4|of low priority|with low priority|low priorities':
    'low',
};

export const overdue =
  'overdue|over due|past due|late|past their due date|past due date|past the due date|missed|passed their due date|past its due date|behind on|behind schedule|behind|delayed|past their deadline|past deadline|past the deadline';
export const undated =
  'no date|no due date|no dates|without a date|without date|without a due date|without due date|without due dates|with no date|with no due date|have no date|have no due date|has no date|has no due date|undated|unscheduled|not scheduled|no deadline|without a deadline|with no deadline|without deadline|without deadlines|dont have a date|dont have a due date|dont have due dates|dont have a deadline|not dated|someday|with no dates|not due|have no deadline|lacking a date|lacking a due date|missing a date|missing a due date|havent got a date|no due dates|without dates|have no due dates|arent scheduled|hasnt a due date|hasnt got a due date|hasnt a date|hasnt any due date|hasnt a deadline|are not scheduled|without any date|without any due date|isnt scheduled|arent due';
export const dated =
  'with a date|with a due date|with due date|with due dates|have a date|have a due date|has a due date|dated|scheduled|with a deadline|with dates|with deadlines|have a deadline|any date|any due date|have due dates|with deadline|due sometime|due at all';

/** What introduces words to look for. */
export const searchLeads =
  'about|containing|mentioning|matching|with the word|with the words|with the text|called|named|titled|that contain|that contains|that mention|that mentions|which mention|which contain|contain|contains|mention|mentions|including the word|including|with the title|with title|saying|related to|regarding|concerning|having to do with|to do with|having the word|with the phrase|that say|that says|involving|that match|for the word|the word|for the words|that have the word|that include|that includes|whose title contains|with the name|to do about|that are about|talking about|relating to|with word';
export const filterTagLeads =
  'tagged with|tagged as|tagged|with tag|with tags|with the tag|with the tags|labelled|labeled|labelled as|labeled as|in category|in the category|with label|with the label|with labels|tag|tags|tag is|that have the tag|having tag|having the tag|have the tag|under|under the tag|has tag|has the tag|have tag|in tag|from the tag|with a tag|label|labeled with|labelled with|carrying the tag|that are tagged|in the tag|category|for the tag|in project';
export const filterNots =
  'not|except for|except|excluding|but not|other than|without|isnt|arent|is not|are not|and not|apart from|besides|not including|never|everything but|aside from|minus|leaving out|that arent|that are not|which arent|ignoring|but no|no|but without|which are not|that isnt|none of|all but|anything but';

/** A task has none of what they name: "with no tags". */
export const lacking =
  'no|without|without a|without any|with no|have no|has no|that have no|that has no|which have no|lacking|lacking a|lacking any|missing|missing a|dont have a|dont have any|havent got a|doesnt have a';
export const priorityNouns = 'priority|priority set|priority level|set priority|priority at all|priorities';
export const tagNouns = 'tags|tag|label|labels|category|tags at all|categories';
export const untaggedWords = 'untagged|unlabelled|unlabeled|not tagged at all|uncategorized|uncategorised';
export const unprioritisedWords = 'unprioritized|unprioritised|not prioritized|not prioritised';
export const recurringWords =
  'recurring|repeating|recurrent|that repeat|that recur|which repeat|which recur|repeated|repetitive|on repeat|that are repeating|that are recurring';

/** Days and stretches that may own tasks: "today's tasks". */
export const ownerDays =
  'todays tomorrows yesterdays weeks months years weekends tonights mondays tuesdays wednesdays thursdays fridays saturdays sundays';

/** Words without a meaning of their own in a question or a bulk. */
export const filterNoise = new Set(
  'recently focus tackle handle title thats thatre theyre both koi کوئی task tasks todo todos to-do to-dos item items thing things one ones stuff my the a an all me that which what whats are is was were be been have has had i im ive do does did need needs to should must got get for of in on with at please currently now still there any list lists entry entries chores chore reminders show give every everything anything each by them those these we us our you your it its just also only tell so can will would gonna going already yet entire whole whatever right up deadlines deadline hai ko mujhe wala mein se karo liye plans plan agenda schedule assignments assignment whose where here matter job jobs again else tsk taks tasts taskes status marked set coming dates date having total altogether overall plate calendar mind radar free busy board upcoming listing number count priority prioritys priorities due and'.split(
    ' ',
  ),
);

/** Words ahead of "tag" that are no tag's name: "the tag", "no tag". */
export const notTagNames: ReadonlySet<string> = new Set(
  'the a an any no one this that which what same without with and or not'.split(' '),
);
