import { anyOf } from '../../text/phrases.js';

/** More named sets of phrases: what a task becomes or shall become, and what is taken back. */
export const englishChangeSets: Readonly<Record<string, string>> = {
  // What stands between a task and its new value: "3 should be high", "the low ones can become medium".
  becomes: anyOf(
    'is|are|should be|has to be|have to be|needs to be|need to be|must be|is now|are now|becomes|become',
    'should become|can become|could become|must become|has become|have become|is actually|will be|gets',
    'is going to be|are going to be|ought to be|can be|could be|may be|might as well be|isnt until',
    'is not due until|to be|are actually|is only|should all be|can all be|should now be|can now be|turned',
    'turned out to be|wants to be|should go to|should go on|can go to|can go on|goes to|go to',
    'should go down to|should go up to|can go down to|can drop to|should drop to|can move to|should move to',
    'needs to move to|has to move to|moves to|move to|moved to|has moved to|slips to|slipped to',
    'has slipped to|slid to|can slip to|can slide to|should slide to|got moved to|shifts to|can shift to',
    'can be moved to|should be moved to|needs to be moved to|can be pushed to|should be pushed to|can be due',
    'should be due|needs to be due|is now due|are now due|is due|are due|is really|is more like|had better be',
    'had best be|better be|should have been|shouldve been|was meant to be|is meant to be|were meant to be',
    'was supposed to be|is supposed to be|were supposed to be|should have been due|shouldve been due',
    'was meant to be due|was supposed to be due|is meant to be due|is supposed to be due|s|s due|s now',
    's now due',
  ),
  // "5 doesn't need to be high anymore".
  neednt: anyOf(
    'doesnt need to be|does not need to be|dont need to be|neednt be|need not be|doesnt have to be',
    'dont have to be|isnt|is not|arent|are not|is no longer|are no longer|shouldnt be|should not be',
    'isnt really|is not really|isnt that|is not that|isnt so|is hardly|no longer needs to be',
    'no longer has to be|no longer need to be|no longer have to be|doesnt need|does not need|no longer needs',
  ),
  fine: 'fine|ok|okay|enough|plenty|good|do|good enough|alright|all right|fine now|ok now|fine too',
  // "I should like the roses to be moved to Sunday".
  iWish: anyOf(
    'id like|i would like|i should like|id love|i would love|i want|i wish|i need|i want that',
    'i would like that|id like that|id like to have|i want to have|i would like to have|i should like to have',
    'id like to see|i want to see|id prefer|i would prefer|id rather have|can i have|could i have|may i have',
    'can we have|could we have|can we get|could we get|can you have|could you have|can you get',
  ),
  haveIt: 'have|get|please have|please get|lets have|lets get',
  modal:
    'should|must|can|could|may|might|needs to|need to|has to|have to|ought to|to|will|shall|is to|are to|should all|can all|must all|can now|should now|need|needs',
  moved: anyOf(
    'moved|set|pushed|rescheduled|changed|put|made|switched|turned|marked|bumped|shifted|postponed|scheduled',
    'delayed|deferred|dropped|raised|lowered|bumped up|bumped down|knocked down|taken down|moved up',
    'moved down|brought|carried over|rolled over|transferred|upgraded|downgraded|reclassified',
  ),
  putOff:
    'put off|pushed|pushed back|moved|moved back|delayed|postponed|shifted|put back|shifted back|bumped|deferred|extended|set back|bumped back|pushed out|moved out',
  broughtForward: 'brought forward|moved up|pulled forward|moved forward|advanced|brought up|pulled in|pushed forward',
  howOften:
    'daily|weekly|monthly|yearly|hourly|biweekly|fortnightly|quarterly|annual|every day|every week|every month|every year|every weekday|on repeat|a repeat',
  // "Oh no, reverse the last thing you did".
  takeBack: anyOf(
    'undo|revert|reverse|roll back|rollback|take back|back out of|back out|unwind|un-do|cancel out|go back on',
    'can you undo|could you undo|please undo|id like to undo|i want to undo|i need to undo|lets undo',
    'gotta undo|need to undo|have to undo|better undo',
  ),
  notUndo: anyOf(
    'i shouldnt have undone that|i should not have undone that|i shouldnt have done that',
    'i didnt mean to undo that|i didnt mean to undo|i did not mean to undo that|i didnt want to undo that',
    'undoing that was wrong|undoing was wrong|undoing that was a mistake|that undo was a mistake',
    'that undo was wrong|i undid that by accident|i undid that by mistake|i undid the wrong one',
    'i changed my mind|changed my mind|it was right|it was fine|that was right|that was fine',
    'that was right after all|it was fine after all|it was right after all|on second thoughts',
    'on second thought',
  ),
  lastOne: 'last|latest|previous|most recent|recent|preceding',
  changeNoun:
    'change|changes|action|thing|step|command|edit|operation|one|move|update|deletion|delete|completion|bit|instruction|request|message|modification|archive|archiving|rename|reschedule',
  thatChange: anyOf(
    'that|it|this|them|these|those|that one|this one|that change|this change|that last one|all of that',
    'all of it just now|what you did|what you just did|what i did|what i just did|what i just said',
    'what you did there|what just happened|whatever you did|whatever you just did|whatever i did',
    'whatever i just did|whatever that was|whatever just happened|the thing you did|the thing you just did',
    'the thing i did|the change|the deletion|the completion|the thing|that thing you did',
    'that thing you just did|that thing|that for me|it for me|that again|that right now|that quick',
    'that quickly|that immediately|that now|it now|that edit|that deletion|that move|that command|that action',
    'the thing i did|the thing i just did|the thing you did',
  ),
  mistake: anyOf(
    'i need it|i still need it|i need that|i still need that|i still want it|i still want that|i needed it',
    'i needed that|that was wrong|that was a mistake|that was an accident|it was a mistake|it was an accident',
    'by mistake|by accident|thats wrong|that is wrong|thats not right|that isnt right|that wasnt right',
    'thats not it|wrong one|wrong task|wrong number|that was the wrong one|that was the wrong task',
    'that was the wrong number|thats the wrong one|thats the wrong task|i didnt mean that',
    'i didnt mean to do that|i didnt mean to|didnt mean that|didnt mean to|i didnt want that',
    'thats not what i wanted|thats not what i meant|thats not what i said|thats not what i asked',
    'thats not what i asked for|not what i meant|not what i wanted|not what i asked|not what i asked for',
    'my mistake|my bad|my fault|i messed up|i screwed up|you messed up|you messed that up|i made a mistake',
    'i changed my mind|changed my mind|ive changed my mind|i got that wrong|i take that back',
    'i did not mean that|i did not mean to|i did not mean to do that|i did not want that|i did not mean it',
    'i didnt mean it|i didnt want to do that|i didnt ask for that|that is not what i meant',
    'that is not what i wanted|that is not right|that is not it|this is wrong|i didnt mean to do it',
    'i didnt mean to delete that|i didnt mean to delete it|i didnt mean to complete that',
    'i didnt mean to complete it|i did that by accident|i did that by mistake|i deleted the wrong one',
    'i deleted that by accident|i deleted that by mistake|i deleted it by accident|i completed the wrong one',
    'i moved the wrong one|i changed the wrong one|i did the wrong one|you did the wrong one',
    'slip of the finger|fat fingered that|i misclicked|misclick|i mistyped|typo|i misspoke',
  ),
  ohNo: anyOf(
    'no|nvm|nope|no no|no no no|wait|no wait|wait no|oh no|oops|oopsie|oops no|sorry|ah sorry|oh sorry',
    'no sorry|sorry no|whoops|woops|damn|dang|crap|shit|shoot|argh|ugh|gah|ah|oh|oh wait|hmm|hm|hmm no',
    'hang on|hold on|actually|actually no|er|um|uh|eek|yikes|oh dear|dammit|damn it|stop|no stop|hey|ok|right',
    'never mind|nevermind|on second thought|on second thoughts|on reflection|please',
  ),
};
