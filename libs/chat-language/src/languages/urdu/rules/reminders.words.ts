import type { Rule } from '../../../intent/handlers.js';

/** Reminders: set, put off, cancelled, and tasks added with one. */
export const remindersRules: readonly Rule[] = [
  {
    does: 'cancelAllReminders',
    patterns: ['(my) all (my) reminders|reminder|yaaddilao|dehaniyan|یاددہانیاں (ko) band|delete (karo)'],
  },
  {
    does: 'cancelReminder',
    patterns: [
      'mujhe {target} (of) (baremein) nahi yaaddilao',
      '{target:numbers} (of) nahi yaaddilao',
      '{target} of yaaddilao|reminder|ریمائنڈر (ko) delete|band (karo)',
      'yaaddilao|reminder|ریمائنڈر (ko) delete|band (karo)',
      '{target} wala yaaddilao|reminder (ko) band|delete (karo)',
      '{target} nahi yaaddilao',
      '{target} of yaad nahi dilao',
      'mujhe {target} (of) (baremein) nahi yaaddilao',
      '{target} (of) (baremein) nahi yaaddilao',
    ],
  },
  {
    does: 'snooze',
    patterns: [
      '(mujhe) (it) {shift} later (mujhe) again|and yaaddilao',
      '(mujhe) (it) again|and {shift} later yaaddilao',
      'again {shift} later yaaddilao',
      'snooze (karo)',
      '{when} (of) (liye) snooze (karo)',
      '{target} (ko) {when} (of) (liye) snooze (karo)',
      '{shift} (of) (liye) snooze (karo)',
      '{shift} later yaaddilao again',
      '{target} (ko) {shift} (of) (liye) snooze (karo)',
    ],
  },
  { does: 'snooze', variant: 'ifNotified', patterns: ['(mujhe) (it) {shift} later (mujhe) yaaddilao'] },
  {
    does: 'setReminder',
    isLoose: true,
    patterns: [
      '(mujhe) {when} (mujhe) {target:number} (of) (baremein|liye|ko) yaaddilao',
      '(mujhe) {target} (of) (baremein|liye|ko) {when} yaaddilao',
      '(mujhe) {when} {target} (of) (baremein|liye|ko) yaaddilao',
      '{target} ko|of {when} yaaddilao',
      '(one) yaaddilao|reminder (lejao|rakho|shamil|karo) {target:numbers} of (liye) {when}',
      '{target} of yaaddilao|reminder|ریمائنڈر {when} (ko) lejao|shamil|rakho|karo|dena (karo|do|two)',
      '{target} of (liye) {when} of yaaddilao|reminder|ریمائنڈر (lejao|shamil|rakho|karo|dena|two) (karo|two)',
      '{target} of (liye) {when} (ka) reminder|ریمائنڈر lejao|shamil|rakho|karo (karo|do|two)',
      'it {when} yaaddilao',
    ],
  },
  {
    does: 'setReminderBefore',
    patterns: [
      '(mujhe) {target} se {offsets} pehle|first (mujhe) yaaddilao',
      '{target} of {offsets} pehle|first yaaddilao',
      '{target} of (liye) yaaddilao|reminder (lejao|rakho|shamil|karo|dena) {offsets} pehle|first',
      '{target} of yaaddilao|reminder {offsets} pehle|first (of) (liye) (lejao|rakho|shamil|karo|dena|karana|karwana|کرانا|کروانا) (karo)',
      '{target} of|ko (liye) {offsets} pehle|first (of) yaaddilao|reminder (lejao|rakho|shamil|karo|dena) (karo)',
      '(mujhe) {target:numbers} (of|ko) (liye) {offsets} pehle|first (mujhe) yaaddilao',
      '(mujhe) {offsets} pehle|first {target:numbers} (of|ko) (baremein|liye) yaaddilao',
    ],
  },
  {
    does: 'createRemindedBefore',
    patterns: [
      '(mujhe) {text} , {offsets} first|pehle yaaddilao',
      '(mujhe) {text} aur|and {offsets} first|pehle yaaddilao',
    ],
  },
  {
    does: 'createReminded',
    patterns: [
      'one yaaddilao|reminder (lejao|rakho|shamil|karo) (that|ke|کہ|:) {text}',
      '(mujhe) {when} (ko) (mujhe) yaaddilao (that|keh|kih|ke|of|کہ|,|:) {text}',
      '(mujhe) yaaddilao (that|keh|kih|ke|of|کہ|,|:) {text}',
      'mujhe {text} (of) (liye|baremein) yaaddilao',
      'mujhe {when} {text} (of) (liye) yaaddilao',
      '{when} mujhe {text} (of|ka) (liye|baremein) yaaddilao',
      '{text} yaaddilao',
      '{text} of yaaddilao',
    ],
  },
];
