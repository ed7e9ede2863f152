import { wordsIn } from '../../text/phrases.js';

/** Words with which commands and questions begin; a slip of typing in them is mended. */
export const commandWords = wordsIn(
  'how set tag what everything anything delete remove erase complete completed finish finished mark move',
  'push postpone reschedule rename change update snooze remind show list what whats which when count',
  'archive unarchive reopen restore skip cancel tick check undo redo untag create make delay display shift',
  'bump clear close done search find overdue please prioritise prioritize schedule extend assign label',
);

/** Words inside a command whose first word is certain. */
export const valueWords = wordsIn(
  'done complete completed finished tomorrow today tonight monday tuesday wednesday thursday friday',
  'saturday sunday weekend week month priority high medium urgent overdue pending archived tasks task',
  'reminder hour hours minutes days weeks later earlier before back forward until after archive reminders',
);

/** Words of English that one letter makes a command of: they are what was meant. */
export const neighbourWords = new Set(
  wordsIn(
    'who est ets gat deleted deletes remote removed removes ease crease eraser erased compete completes',
    'finnish dark bark hark lark park marc mare mars mart mary mask marks shark love more mode mole movie',
    'moved moves mover dove rove mauve cove wove mope mote bush hush rush gush mush lush posh plush puss',
    'pushy pushed renamed charge chance chancel changed changes updated snoozed rewind how shot shop slow',
    'snow stow shoe shows shown chow shaw lift fist last lint lost gist mist lit lust lisp lists twist chat',
    'hat that wheat whet hats chats then hen wren whey court mount county counts fount archived archives',
    'restored restores store ship slip skin skit skis snip skim cancer cancels kick nick pick sick stick',
    'trick wick lick dick ticks tack tuck thick tic cheek chess checks chuck chick cheque cake bake fake lake',
    'rake sake take wake male mate made maker makes mike maze jake crate cream created creates cheat relay',
    'decay delays swift shirt shaft dump jump pump lump hump bumps clean cleat chose clone closed closet lose',
    'cloze clove bone cone gone lone none one tone zone don dune dine dome dote doe fine bind fond kind mind',
    'fined fund fin wind finds march starch done seek weak peek weeks weed moth mouth mother months height',
    'nigh thigh sigh hugh hour ours your four sour tour house days bays lays pays rays says ways day lays',
    'late lather layer later latter alter pearlier tasks asks task ask tack bask mask casks tasked bunday',
    'munday sundae mundane finds label cable table sable fable babel libel release please pleas plead pleased',
    'assigned extent extended schedules scheduled',
  ),
);
