import type { Rule } from '../../../intent/handlers.js';

/** Repeats, dates, notes and tags of a task. */
export const attributesRules: readonly Rule[] = [
  {
    does: 'clearDate',
    patterns: [
      '{target} of tareekh|date|waqt (ko) delete|done (karo)',
      '{target:numbers} of undated (hai|karo|rakho)',
      '{target} se tareekh|date delete (karo)',
      '{target} (ko) undated karo',
    ],
  },
  { does: 'clearField', variant: 'description', patterns: ['{target} of note|shamil|notes (ko) delete (karo)'] },
  { does: 'clearField', variant: 'tags', patterns: ['{target} of|se all tag|tags (ko) delete (karo)'] },
  {
    does: 'setTags',
    patterns: ['{target} of tag badlo (karo) {tags} karo|rakho|lejao'],
  },
  {
    does: 'removeTags',
    patterns: [
      '{target} se|of {tags:hash} (tag) delete (karo)',
      '{target} se|of tag {tags} delete (karo)',
      '{target} se {tags} tag delete (karo)',
      '{target} of {tags} tag delete (karo)',
    ],
  },
  {
    does: 'addTags',
    patterns: [
      '{target} ko|mein {tags:hash} (tag) (lejao|shamil|karo|two|do|dein) (karo)',
      '{target} ko|mein tag {tags} (lejao|shamil|karo|dein|two) (karo)',
      '{target} ko|mein {tags} of|ka tag lejao|shamil|karo|dein (karo)',
      '{target} ko|mein {tags} tag (of) lejao|shamil|karo|dein|two|dena (karo)',
      '{target} ko|mein tag karo|lejao|shamil {tags}',
      '{target} mein {tags} shamil (karo)',
    ],
  },
  {
    does: 'note',
    patterns: [
      '{target} mein|ko|of note|shamil|notes (shamil) (karo) :|that|ke|کہ {text}',
      '{target} mein|ko|of shamil|note {text:quoted} (shamil) (karo)',
      '{target} mein|ko shamil shamil|lejao|rakho (karo) (:) {text}',
      '{target} of shamil|note mein|ko shamil (karo) (:|that|,) {text}',
      '{target} of|mein|ko shamil|note shamil (of) {text}',
    ],
  },
];
