import type { Rule } from '../../../intent/handlers.js';

/** What shall not be done, what has changed, questions about a task: before the commands, whose verbs they share. */
export const tellingRules: readonly Rule[] = [
  // What shall not be repeated
  {
    does: 'clearField',
    variant: 'recurrence',
    patterns: [
      '{target} (ko) (now|ab) again|repeat nahi karo|ho|hogaya|hona (chahiye|hai)',
      '{target} (now|ab) repeat nahi karo|ho|hona (chahiye) , band karo (it)',
      '{target} (ko) (now|ab) (again) nahi repeat (karo|ho|hona) (chahiye)',
      '{target} of repeat delete|band (karo)',
      '{target} (ko) repeat (karo|se) band|delete (karo)',
    ],
  },
  // What shall not be done
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: [
      '{text} nahi delete|badlo|lejao|skip|archive|rakho|shamil|kholo (karo)',
      '{text} delete|badlo|lejao|skip|archive|rakho|shamil|kholo|mark nahi (karo)',
      '{text} done nahi karo',
      '{text} nahi done karo',
      '{text} (ko) nahi karo',
    ],
  },
  // What changed
  {
    does: 'history',
    patterns: [
      '<historyNoun> (dikhao)',
      '(mujhe) (my) <historyNoun> dikhao',
      '(mujhe) {past} of <historyNoun> (dikhao)',
      'what (what) <changed> (hai|hogaya)',
      '{past} (mein|ko) what (what) <changed> (hai|hogaya)',
      'what (what) {past} (mein|ko) <changed> (hai|hogaya)',
      '{past} (mein|ko) maine what (what) <changed> (hai|karo|kiya|karliya|of) (hai)',
      '(maine) {past} (mein|ko) what (what) <changed> (hai|karo|kiya|karliya)',
    ],
  },
  {
    does: 'taskHistory',
    patterns: [
      '(mujhe) {target} of <historyNoun> (dikhao)',
      '{target} mein|of|ko what (what) <changed> (hai|hogaya)',
      '{target} of what hogaya (hai)',
    ],
  },
  { does: 'unclearUndo', patterns: ['all undo (karo)'] },
  { does: 'undo', patterns: ['last undo (karo)'] },
  { does: 'setReminder', patterns: ['(mujhe) {target:numbers} of|ko (baremein) yaaddilao'] },
  // Questions about a task
  {
    does: 'showTask',
    patterns: [
      'what (maine) {target:numbers} (ko) (done) hogaya|karliya|hai (hai)',
      'what {target:numbers} nahi hogaya (hai)',
      '{target:numbers} hogaya what',
      '{target:numbers} (of) (baremein) dikhao',
      '{target:numbers} what|when hai',
    ],
  },
  {
    does: 'showTask',
    isLoose: true,
    patterns: [
      '{target} (done) hogaya|karliya what',
      'what {target} (done) hogaya (hai)',
      '{target} wala (tasks) when hai',
    ],
  },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: ['(tasks|it|baqi) (ko) rehne_two|rehne_dein|rehne_de|رہنے_دو|رہنے_دیں'],
  },
  {
    does: 'ask',
    variant: 'update_task',
    patterns: ['{target} (ko) (now|ab) rehne_two|rehne_dein|rehne_de|رہنے_دو|رہنے_دیں'],
  },
  {
    does: 'ask',
    variant: 'update_task',
    patterns: ['{target:numbers} (of) (ko) naam (ko) badlo (karo)', '{target:numbers} (ko) badlo|rakho|lejao (karo)'],
  },
];
