import type { Rule } from '../../../intent/handlers.js';

/** Greetings, thanks, help, why. */
export const talkRules: readonly Rule[] = [
  { does: 'talk', variant: 'greeting', patterns: ['<greet> (<friend>)'] },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: [
      '<thanks>',
      '(bohat|bahut|bht|aap|ap|of|boht) <thanks> (<friend>)',
      '<chat>',
      '<chat> <friend> (<chat>)',
      'ok|okay|acha|achha|theek_hai|ٹھیک_hai|chalo (,) <thanks> (<friend>)',
    ],
  },
  {
    does: 'talk',
    variant: 'help',
    patterns: [
      '<help> (karo|chahiye|چاہیے|چاہئے|mujhe|hai)',
      'mujhe <help> chahiye|چاہیے|چاہئے|karo (hai)',
      'my <help> karo',
      '<helpAsk>',
      '(my) <help> (karo|chahiye) , <helpAsk>',
    ],
  },
  {
    does: 'talk',
    variant: 'explain',
    patterns: [
      'kyun|kiun|kyon|kyu|کیوں',
      'tum|aap|ap|tumne|apne|aapne|تم|آپ (ne|نے) what kiya|کیا|hogaya|what',
      'what hogaya|kiya (hai)',
      'what kiya|کیا (hai) tum|tumne|aap|aapne|apne|تم|تم_نے|آپ|آپ_نے (ne|نے)',
      '(it|aisa) <why> (what|kiya|karliya|hogaya|karo) (hai)',
      '<why> {text}',
      '(it|aisa) tum|aap|ap|tumne|apne|aapne|تم|آپ (ne|نے) (it|aisa) <why> {text}',
      '(tum|aap|aapne|apne|tumne) it|aisa <why> kiya|karliya|kiya_tha|hogaya|karo (hai)',
      '<why>',
    ],
  },
];
