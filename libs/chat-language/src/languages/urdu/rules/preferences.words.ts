import type { Rule } from '../../../intent/handlers.js';

/** Time zone, quiet hours, daily summary, language. */
export const preferencesRules: readonly Rule[] = [
  {
    does: 'timezone',
    patterns: [
      '(my) time_zone|timezone|ٹائم_زون|ٹائمزون (ko) {zone} (karo|rakho|hai)',
      '(my) time_zone|timezone|ٹائم_زون {zone} (par|ko) (karo|rakho|hai)',
    ],
  },
  {
    does: 'quietHours',
    patterns: [
      '(mujhe) {times} (tak) (mujhe) disturb nahi (karo)',
      '(mujhe) {times} (tak) (mujhe) nahi disturb (karo)',
      '(mujhe) {times} (tak) (mujhe) notification|notifications|reminder|reminders|نوٹیفکیشن (mujhe) nahi (bhejo|do|karo|two|dein|dena)',
      '(my) quiet_hours {times} (karo|rakho|hai)',
    ],
  },
  {
    does: 'digest',
    patterns: [
      '(mujhe) daily {time} (ko) (mujhe) (my) (tasks) (of) summary <send> (karo)',
      '(mujhe) daily summary (mujhe) {time} (ko) <send>',
      '(mujhe) summary (mujhe) daily {time} (ko) <send>',
      '(mujhe) every morning {time} (ko) (my) (tasks) (of) summary <send>',
    ],
  },
  {
    does: 'noDigest',
    patterns: ['(daily) summary (ko) band|delete|nahi (karo|bhejo)', '(daily) summary nahi chahiye|چاہیے'],
  },
  { does: 'language', variant: 'ur-Latn', patterns: ['roman urdu|اردو {text}', 'رومن اردو {text}', 'roman urdu'] },
  {
    does: 'language',
    variant: 'ur',
    patterns: [
      '(now|ab) (mujhe) urdu|اردو mein <speak>',
      'urdu|اردو mein|zaban {text}',
      '(my) zaban|زبان urdu|اردو (karo|rakho|hai|hai)',
      'urdu|اردو mein jawab_do|baat_karo|bolo|likho|baat|jawab|بات|جواب|shamil (karo|dein|two|do|دو|دیں)',
    ],
  },
  {
    does: 'language',
    variant: 'en',
    patterns: [
      'english|angrezi|انگریزی|انگلش mein {text}',
      '(now|ab) (mujhe) english|angrezi|انگریزی|انگلش mein <speak>',
      '(my) zaban|زبان english|angrezi|انگریزی (karo|rakho|hai)',
    ],
  },
];
