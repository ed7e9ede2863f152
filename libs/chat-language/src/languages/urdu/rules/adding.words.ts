import type { Rule } from '../../../intent/handlers.js';

/** The list shows that it is a new task: tried before the commands for tasks that are there. */
export const addingToListRules: readonly Rule[] = [
  { does: 'create', variant: 'list', patterns: ['(my) tasks|list mein {text} shamil (karo)'] },
];

/** What is told, what is not for an assistant of tasks, and tasks to add: the last, as they take any words. */
export const addingRules: readonly Rule[] = [
  { does: 'reportDone', patterns: ['maine {target} <did> (hai)'] },
  { does: 'reportDone', patterns: ['maine {target}', 'maine {target} liya|diya|kiya|lia|لیا|دیا|کیا'] },
  { does: 'reportDone', patterns: ['{target} <did> (hai)'] },
  { does: 'reportDone', patterns: ['{target} le_liya|de_diya|le_lia|liya|kharid_liya|لے_لیا|دے_دیا|خرید_لیا (hai)'] },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: ['maine {text}', '{text} le_liya|de_diya|kharid_liya|لے_لیا|دے_دیا|خرید_لیا (hai)'],
  },
  // How somebody is, or what they meant: nothing to do.
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: [
      '{text} raha|rahi|rahe|رہا|رہی|رہے hai|hoon|hun|ہوں',
      '{text} gaya|gayi|گیا|گئی hoon|hun|ہوں',
      '(mujhe) nahi pata|maloom|پتا|پتہ|معلوم {text}',
      '(mujhe) pata|maloom|پتا|پتہ|معلوم nahi (hai)',
      'tasks bohat|bahut|bht|بہت {text}',
      'itne|itna|itni|اتنے|اتنا {text} hai',
      'my matlab|مطلب {text}',
      'it wala nahi (,) {text}',
      '{text} <did> (hai)',
    ],
  },
  {
    does: 'talk',
    variant: 'out_of_scope',
    patterns: [
      '(one|koi|کوئی) (acha|اچھا) latifa|lateefa|joke|kahani|gana|ghazal|لطیفہ|کہانی|گانا|غزل sunao|suna|sunaen|shamil|سناؤ|سنا|سنائیں (do|two|دو|دیں)',
      '{text} kaisa|kaise|kaisi|kesa|kese|کیسا|کیسے|کیسی (hai)',
      'what|which|where|when {text} hai',
      '{text} which|where|when|what hai|tha|تھا',
      '{text} which|where|when {more} hai',
      'what {text}',
    ],
  },
  {
    does: 'createWith',
    patterns: ['{text} shamil (karo) , {changes}', '{changes} (of) (liye) shamil (karo) : {text}'],
  },
  {
    does: 'create',
    variant: 'list',
    patterns: [
      '{n} (new) tasks shamil (karo) : {text}',
      'it tasks (ko|mein) (shamil) (karo) : {text}',
      'my liye (one) (new) tasks (shamil) (karo) (:|,|-) {text}',
      'shamil (my) list mein :|, {text}',
      '(one) (new) tasks (shamil) (karo) (:|,|-) {text}',
      '{text} (ko) (my|of) list mein shamil (karo)',
      'new tasks (:) {text} (shamil) (karo)',
      '(mujhe) {text} shamil (karo)',
      'shamil (karo) (:|,) {text}',
      '{text} of tasks shamil (karo)',
      '{text} tasks (mein) shamil (karo)',
      '{text} (my) tasks mein shamil',
      '{text} (ko) tasks mein shamil (karo)',
      'shamil that|کہ|ke {text}',
    ],
  },
  { does: 'create', patterns: ['mujhe {text}', 'hamein|humein {text}'] },
];
