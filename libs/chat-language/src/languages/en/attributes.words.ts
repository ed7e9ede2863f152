import { anyOf } from '../../text/phrases.js';
import type { Priority } from '../../understanding.js';

export const priorityPhrases: Readonly<Record<string, Priority>> = {
  [anyOf(
    'p1|urgent|urgently|very urgent|its urgent|this is urgent|its important|this is important|very important',
    'really important|high priority|high-priority|higher priority|priority high|priority is high|high prio',
    'prio high|top priority|highest priority|highest prio|critical priority|priority critical|priority urgent',
    'urgent priority|priority 1|prio 1|priority one|priority p1|p1 priority|high importance|priority top',
    'of high priority|as urgent|super urgent|extremely urgent|priority to high|high on priority',
  )]: 'high',
  [anyOf(
    'p2|medium priority|medium-priority|priority medium|priority is medium|medium prio|prio medium',
    'normal priority|priority normal|mid priority|middle priority|moderate priority|average priority',
    'priority 2|prio 2|priority two|medium importance|priority p2|p2 priority|priority moderate',
    'priority to medium|priority mid',
  )]: 'medium',
  [anyOf(
    'p3|p4|low priority|low-priority|lower priority|priority low|priority is low|low prio|prio low',
    'lowest priority|priority 3|priority 4|prio 3|prio 4|no rush|no hurry|not urgent|not important',
    'not that urgent|not so urgent|not very urgent|low importance|unimportant|priority p3|priority p4',
    'p3 priority|p4 priority|minor priority|priority to low|priority three|priority four|priority lowest',
  )]: 'low',
};

/** Where a priority is expected, one word is enough. */
export const priorityValues: Readonly<Record<string, Priority>> = {
  'high|urgent|important|top|critical|highest|p1|very high|crucial|vital': 'high',
  'medium|normal|mid|moderate|p2|middle|average|standard|default': 'medium',
  'low|p3|p4|minor|lowest|unimportant|not urgent|not important|lower': 'low',
};

export const notPriorities =
  'urgent care|urgent call centre|high priority mail stamp|priority seating|priority mail|priority pass|priority boarding|urgent matters book';

export const tagLeads = anyOf(
  'tagged as|tagged with|tagged|tags are|tags is|tags|with tags|with the tags|with tag|with the tag',
  'with a tag|with label|with the label|with labels|labeled as|labelled as|labeled|labelled|labels',
  'label it as|label it with|label it|label as|label|tag it as|tag it with|tag it|tag as|tag with',
  'tag this as|tag this|tag that as|tag them as|tag them|under the tag|under tag|using the tag|using tag',
  'tag|and the tag|and tag|and tags|and tag it|and tag it as|and tag it with|categorized as|categorised as',
  'category|in category|in the category|add the tag|add tag|and add the tag|and add tag|add tags',
  'add the tags|and label it',
);

export const noteLeads = anyOf(
  'note|notes|note that|with note|with notes|with a note|with the note|with a note saying',
  'with a note that says|with the note that|with a note that|with a note to|and a note|and note',
  'and note that|and a note saying|with description|with the description|with a description|description',
  'desc|details|and add a note|add a note|add note|and add the note|add the note|and add a note saying',
  'with comment|with a comment|comment|and the note|with details|remark|nb',
);

export const reminderLeads = anyOf(
  'and remind me|remind me|with a reminder|with reminder|with reminders|and a reminder|reminder|reminders',
  'and set a reminder|set a reminder|set reminder|alert me|and alert me|notify me|and notify me|ping me',
  'and ping me|with an alert|with alert|alert|with alerts|nudge me|and nudge me|but remind me|reminding me',
  'and add a reminder|with a notification|and reminder',
);

export const beforeWords = anyOf(
  'before|before hand|beforehand|before it|before its due|before it is due|before due|before the due date',
  'before then|before that|before it starts|in advance|early|ahead|ahead of time|prior|earlier',
  'before the time|before the deadline|before deadline|before the event|before start|prior to it',
  'before its time|before it happens|ahead of it|before each|before each one|before each time',
  'before every one|before it begins',
);

/** Behind "the evening": that of the day before it is due, or of that day itself. */
export const eveBefore =
  'before|beforehand|before it|before its due|before it is due|before the due date|before then|before that|before each|before each one|before each time|before every one|prior';
export const eveOf = 'of|of it|of the day|of that day|of the due date|of the same day|of each|of each one';

export const ontoList = anyOf(
  'to my list|on my list|to the list|on the list|onto my list|onto the list|to my todo list',
  'to the todo list|to my to-do list|to the to-do list|to my to do list|on my todo list|to my task list',
  'to my tasks|to my todos|to my shopping list|to the shopping list|on the shopping list',
  'on my shopping list|to my grocery list|to the grocery list|on my to-do list|in my list|into my list',
  'to our list|to the tasks|on my tasks|as a task|as a todo|as a new task|down as a task|down as a todo',
  'down as a new task|in as a task|to list|on there|onto there',
);
/** "In" is a part of them. */
export const inVerbs =
  'dial check log sign clock call move drop plug turn hand fill tune settle jump tuck key punch phone bring opt pitch chip pop step cash trade cave barge';
