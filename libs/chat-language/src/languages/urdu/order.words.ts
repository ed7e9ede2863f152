/** Verbs that end an Urdu command, in the words of `roman.words` and `script.words`: a joiner behind one may part two commands. */
export const finalVerbs: ReadonlySet<string> = new Set(
  'karo hai dikhao delete shamil lejao badlo rakho yaaddilao skip kholo undo hogaya karliya kiya dhoondo archive repeat dena'.split(
    ' ',
  ),
);
/** Each is said alone or with "karo" behind it. */
export const verbsOfAction: ReadonlySet<string> = new Set(
  'shamil delete lejao badlo rakho archive skip kholo undo repeat yaaddilao dikhao dhoondo snooze dena'.split(' '),
);
/** A sentence that ends in one of these means a task that is there, or what was done: no task is called so. */
export const handlingVerbs: ReadonlySet<string> = new Set(
  'yaaddilao skip kholo archive repeat delete dikhao'.split(' '),
);
/** With one of these a question is about what lies behind. */
export const pastWords: ReadonlySet<string> = new Set('maine kiya karliya hogaya'.split(' '));
/** Behind one of these "kam" is work, elsewhere it means little. */
export const beforeTasks: ReadonlySet<string> = new Set(
  'wala kitne my all of which that it new number overdue done pending urgent'.split(' '),
);
/** Before "tag" they are no name of one. */
export const notTagNames: ReadonlySet<string> = new Set(
  'tasks it this that my new all which what wala list of ko se mein karo tag and also'.split(' '),
);
/** Behind "hafta" they show that Saturday is meant; one of `weekCounts` before it, that the week is. */
export const afterSaturday: ReadonlySet<string> = new Set('ko morning afternoon evening night'.split(' '));
export const weekCounts: ReadonlySet<string> = new Set('next this last every other it a one two three four'.split(' '));
/** What "… ke ilawa" may stand before: the tasks of which some are left out. */
export const wholes: ReadonlySet<string> = new Set('all tasks everything my pending overdue it wala'.split(' '));
/** Of these a date before "tak" may be made. */
export const calendarWords: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december end aakhir of next this day week month year the one two three four five six seven eight nine ten twelve fifteen twenty thirty'.split(
    ' ',
  ),
);
export const repeatWords: ReadonlySet<string> = new Set('every daily weekly monthly yearly'.split(' '));
export const unitNames: ReadonlySet<string> = new Set('day week month year hour'.split(' '));
export const weekdayNames: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
);
/** They stand between the numbers of tasks. */
export const betweenNumbers: ReadonlySet<string> = new Set(['and', 'se', 'tak', 'to', ',']);
