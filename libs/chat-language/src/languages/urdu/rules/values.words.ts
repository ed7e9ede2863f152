import type { Rule } from '../../../intent/handlers.js';

/** New dates, times, priorities, repeats and names. */
export const valuesRules: readonly Rule[] = [
  {
    does: 'moveFrom',
    isLoose: true,
    patterns: [
      '{target} (ko) {window} of|se instead {changes} (ko|mein|tak) (lejao|rakho|badlo|karo|shamil)',
      '{window} of instead {target} (ko) {changes} (ko|mein|tak) lejao|rakho|badlo|karo|shamil',
    ],
  },
  {
    does: 'shift',
    patterns: [
      '{target} of tareekh|date|deadline|waqt|time (ko) {shift} later|lejao (karo|rakho)',
      '{target} (ko) {shift} (of) (liye) later|lejao|mazeed (lejao|karo|two) (karo)',
      '{target} (ko) {shift} later (karo|rakho|lejao)',
      '{target} {shift} lejao (karo)',
    ],
  },
  {
    does: 'shift',
    variant: 'earlier',
    patterns: [
      '{target} of tareekh|date|deadline|waqt|time (ko) {shift} pehle|first|peeche|peechay|پیچھے (karo|rakho|lejao)',
      '{target} (ko) {shift} pehle|first (karo|rakho|lejao)',
      '{target} (ko) {shift} peeche|peechay|پیچھے (karo)',
    ],
  },
  {
    does: 'changeTime',
    isLoose: true,
    patterns: [
      '{target} (ko) {time} (ko|tak) lejao|rakho|badlo|karo (karo)',
      '{target} of time|waqt|وقت (ko) (badlo) {time} (ko) (badlo|karo|rakho|lejao)',
    ],
  },
  {
    does: 'changeValues',
    isLoose: true,
    patterns: [
      '{target} of tareekh|date|waqt|priority|time|وقت|deadline|due_date|ڈیڈ_لائن (ko) {changes} (ko|mein) (badlo|karo|rakho|lejao|hai)',
      '{target} (ko) {changes} (ko|mein|tak|of) (liye) lejao|rakho|badlo|karo|dein|two (karo)',
      '{target:number} (ko) {changes} (ko|mein|tak|of|wala) (liye) shamil (karo)',
      '{target:walaTasks} (ko) {changes} (ko|mein|tak|of|wala) (liye) shamil (karo)',
      '{target} (ko) {changes} repeat (karo)',
      '{target} {changes} (ko|tak) lejao|badlo (karo)',
      '{target} (ko) {changes} priority (karo|rakho|dein|two|dena|lejao)',
      '{target} hai|ab {changes} (hai)',
      '{target} {changes} hai',
      '{target} of tareekh|date|priority badlo (karo) {changes} (karo|rakho)',
      '{target} of {changes} karo|rakho',
    ],
  },
  {
    does: 'rename',
    patterns: [
      '{target} of naam badlo (karo) :|, {text}',
      '{target} of naam badlo (karo) {text} (karo|rakho)',
      '{target} of naam (ko|badlo|karo) (badlo) (of|karo) (karo) {text:quoted} (karo|rakho|shamil|badlo)',
      '{target} of naam {text} karo|rakho|shamil|badlo',
      '{target} of naam badlo karo|of {text} karo|rakho|shamil',
      '{target} of naam badlo (of) {text} rakho|karo|shamil',
      '{target} ko {text} mein badlo (karo)',
      '{target} ko badlo (karo) {text} karo|rakho',
      '{target} of naam badlo {text} karo|rakho',
      '{target} ko {text} of naam se badlo (karo)',
      '{target} ko {text} se badlo (karo)',
      '{target} (ko) rename (karo) (:) {text}',
      '{target} (ko) {text} rename (karo)',
      '{target} of naam : {text}',
      '{target} of naam {text}',
      '{target} (of) naam badlo (karo) : {text}',
      '{target} se badlo {text}',
    ],
  },
];
