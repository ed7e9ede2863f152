/** Named sets of phrases for the patterns of English commands. */
export const englishSets: Readonly<Record<string, string>> = {
  // Verbs that can only mean a command.
  complete:
    'complete|tick off|check off|mark off|cross off|cross out|strike off|strike out|tick|completed|mark complete|mark done|mark as done|mark as complete|mark as completed',
  // Verbs that are also the beginning of many a title.
  finish: 'finish|done|finish off|wrap up|close out|close off|complete off|ive done|ive finished|ive completed',
  finished:
    'done|complete|completed|finished|ticked off|checked off|closed|sorted|resolved|all done|taken care of|already done|been done|accomplished|crossed off',
  undone:
    'not done|undone|incomplete|not complete|not completed|pending|open|not finished|unfinished|to do|todo|active|uncompleted|not done yet|still open|unfinished again|not done after all|as not done|open again|pending again|active again|not complete yet|not finished yet',
  delete:
    'delete|remove|erase|get rid of|dump|delet|deleet|remve|scratch|discard|wipe out|throw away|throw out|eliminate|permanently delete|delete the following',
  drop: 'drop|cancel|scrap|trash|bin|kill|ditch|clear|clear out|clear away|forget|forget about|wipe|purge|take out|nuke|clean up|clean out|empty|never mind',
  reopen:
    'reopen|re-open|uncomplete|un-complete|uncheck|untick|reactivate|mark undone|unmark|re open|undelete|unfinish|reinstate',
  restore: 'restore|bring back|put back|recover|revive',
  list: 'my list|the list|list|my todo list|the todo list|my to-do list|my tasks|the tasks|my todos|my to do list|the to do list|to do list|todo list|todos|tasks|the to-do list|my task list|the task list|task list|our list|this list',
  add: 'add|new task|new todo|add task|add a task|add a new task|add new task|create task|create a task|create a new task|create new task|make a task|make a new task|make a todo|add a todo|add todo|create a todo|create todo|add to do|add a to-do|add an item|add item|jot down|write down|note down|put down|log a task|task|todo|to do|to-do|start a task|schedule a task|set up a task|i have a new task|add reminder|create reminder|add a new todo|add a new item|create an item|pencil in|todo item|a new task|a task|another task|add another task|add another|and a task|add the task|create the task|please add|new item|add entry|add an entry|add the following|add these|create the following|add both|task add|add to my list|put on my list',
  addSeveral:
    'add tasks|add these tasks|add the following tasks|create tasks|create these tasks|create the following tasks|new tasks|add two tasks|add three tasks|add four tasks|add five tasks|add 2 tasks|add 3 tasks|add 4 tasks|add 5 tasks|add several tasks|add some tasks|add a few tasks|add todos|add these todos|new todos|tasks :|todos :|my tasks :|todo list :|add these items|add the following items|add items|add multiple tasks|add a couple of tasks',
  coin: 'create|make|new|insert|log|save|record|enter|queue|queue up|stick|schedule|register|capture',
  addPlain: 'add|create|put|insert|stick|jot|write|throw|pop|place|include|enter|save|note|chuck|stick down|make',
  must: 'i need to|we need|i have to|i must|i should|i gotta|i got to|ive got to|ive to|i have got to|i want to|i wanna|id like to|i would like to|i ought to|i will|ill|im going to|i am going to|im gonna|i plan to|need to|have to|must|gotta|got to|remember to|dont forget to|do not forget to|dont let me forget to|make sure to|make sure i|make sure that i|be sure to|lets|let us|we need to|we have to|we should|we must|i still need to|i still have to|i also need to|i also have to|dont forget|do not forget|remember|i cant forget to|i mustnt forget to|i really need to|i really should|note to self|reminder to|reminder to self|memo to self|never forget to|it is time to|time to|i am supposed to|im supposed to|todo for me|i promised to|i need|help me remember to|i better|id better|i had better|make a note to|make a note that i need to|make a note that|make a note|make a note of|note down that|write down that|take a note to|add a note to self|i am planning to|im planning to|keep in mind to|keep in mind that i need to|please remember to|something i need to do',
  move: 'move|push|reschedule|postpone|delay|defer|shift|bump|put off|schedule|re-schedule|put|bring|set|rescheduled|slide|carry over|push out|hold off|delay doing|do|plan|carry|roll over|roll',
  change:
    'change|set|make|update|mark|edit|modify|adjust|alter|turn|switch|amend|correct|reset|fix|keep|give|bump|raise|lower|move|put|upgrade|downgrade|prioritize|prioritise|reprioritize|reprioritise|re-prioritise|re-prioritize|assign|flag|reclassify|increase|decrease|drop|boost|promote|demote',
  attribute:
    'due date|due|deadline|date|time|day|priority|priority level|due time|title|name|text|importance|the due date|the deadline|the priority|the date|the time|the title|the name|the due time|the day|status|the text|wording|the wording|description|the description|note|the note|notes|the notes|its priority|its due date|its deadline|its title|its name|prio|the prio|repeat|the repeat|recurrence|the recurrence|schedule|the schedule',
  dateAttribute:
    'due date|deadline|date|the due date|the deadline|the date|its due date|its deadline|due time|time|the time|its date|due dates|dates|the due dates|deadlines|due|schedule',
  nameAttribute: 'title|name|text|wording|the title|the name|the text|the wording|its title|its name',
  noteAttribute:
    'description|note|notes|the description|the note|the notes|its note|its description|a note|a description|comment|the comment|a comment|details|the details',
  to: 'to|as|for|on|until|till|at|to be|to a|as a|with|by|into|over to|to the|be|to have|a|back to|from now on|so that it is|so its|due|due on|due by|onto',
  shiftVerb:
    'delay|postpone|push|defer|move|shift|bump|put off|push back|put back|slide|move back|extend|hold off|push off|push out|hold off on|reschedule|pushback|set back|bring back|move out',
  forwardVerb:
    'bring forward|pull forward|move up|pull in|advance|bring up|bring in|hasten|pull up|expedite|move forward|bring',
  back: 'back|out|off|ahead|forward|forwards|on|along|later',
  by: 'by|for|of|back by|forward by|out by|ahead by|back for|off for|off by|another|by another|for another',
  reminders:
    'reminder|reminders|the reminder|the reminders|my reminder|my reminders|all reminders|all the reminders|any reminders|notification|notifications|alert|alerts|alarm|the alarm|the alert|that reminder|this reminder|the notification|the alerts|the notifications|its reminder|its reminders|all my reminders|a reminder',
  stop: 'cancel|remove|delete|clear|drop|turn off|switch off|stop|disable|get rid of|kill|unset|mute|dismiss|scrap|silence|take off|no more|take away|forget|forget about',
  noLonger: 'anymore|any more|any longer|again|no more',
  show: 'show|list|display|show me|give me|get me|tell me|let me see|what are|what is|whats|what|which|which are|which of|show all|list all|what were|let me have|lemme see|read me|whats in|whats on|what was|whatre|show us|list out|list me|id like to see|i want to see|i would like to see|i wanna see|can i see|may i see|could i see|give me a list of|give me the list of|show me a list of|show a list of|name all',
  look: 'view|see|get|print|pull up|bring up|read|read out|open|fetch|check|go over|run through|present|read me out|read back|recap|review|summarize|summarise|find me|tell me about|let me look at|look at|pull|name|go through|look over|check on',
  find: 'find|search|search for|look for|look up|find me|search my tasks for|find tasks about|find all|lookup|locate|filter|filter by|search in my tasks for|find any|filter for|filter to|filter on|look through|search through|where is|wheres|where are|where did i put',
  ask: 'am i free|am i busy|am i booked|whats happening|what is happening|whats up|whats due|do i have|is there|are there|have i got|did i|do we have|is|are|am i|have i|anything|any|got|got any|got anything|has|is anything|are any|what do i have|what have i got|what do i|what have i|what did i|what should i|what must i|what am i|what needs|what remains|what got|what has|whats left|what else|what can i|which tasks|which task|which ones|which one|what tasks|what task|what else do i|what to do|whens|when is|when are|when do i|who|what will i|what was|what were|what have we|what do we|did anything|did we|what all|has anything|havent i|which have i|which did i|which do i|how does|hows|how is|what still|what items|which items|what todos|which todos|do any|does any|does anything|what comes|what happens|whats coming|what is there|whats there|have any|was there|were there',
  count:
    'how many|count|number of|what is the number of|whats the number of|the number of|total number of|how much|count of|how many of|tell me how many|do you know how many|count up|whats the total number of|give me the count of|give me a count of|count all|in total how many|how may|what number of|show me how many|tally|whats my count of|give me the number of|howmany|how many more',
};
