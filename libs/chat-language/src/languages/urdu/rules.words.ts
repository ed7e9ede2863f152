import type { Rule } from '../../intent/handlers.js';
import { tellingRules } from './telling.words.js';

/** Urdu commands of both scripts, in the words of `roman.words` and `script.words`: the verb stands at the end. */
export const urduRules: readonly Rule[] = [
  ...tellingRules,
  {
    does: 'undo',
    patterns: [
      '(first|last) wala undo',
      'it galat hai undo',
      '(it|pichla|my) (ko) (of) undo (karo|lo|do)',
      'pichla (ko) undo (karo)',
      'it (ko) undo (karo)',
      '(last) {n} (pichla|tasks|amal) undo (karo)',
    ],
  },
  { does: 'redo', patterns: ['again karo', 'redo (karo)', 'it again karo', 'phir_se karo'] },
  { does: 'talk', variant: 'greeting', patterns: ['<greet>'] },
  { does: 'talk', variant: 'smalltalk', patterns: ['<thanks>', '(bohat|bahut|bht|aap|ap|of|boht) <thanks>', '<chat>'] },
  {
    does: 'talk',
    variant: 'help',
    patterns: [
      '<help> (karo|chahiye|چاہیے|چاہئے|mujhe|hai)',
      'mujhe <help> chahiye|چاہیے|چاہئے|karo (hai)',
      'my <help> karo',
      '<helpAsk>',
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
      '<why> {text}',
      '<why>',
    ],
  },

  {
    does: 'cancelReminder',
    patterns: [
      'mujhe {target} (of) (baremein) nahi yaaddilao',
      '{target} of yaaddilao|reminder|ریمائنڈر (ko) delete|band (karo)',
      'yaaddilao|reminder|ریمائنڈر (ko) delete|band (karo)',
      '{target} nahi yaaddilao',
      '{target} of yaad nahi dilao',
      'mujhe {target} (of) (baremein) nahi yaaddilao',
      '{target} (of) (baremein) nahi yaaddilao',
    ],
  },
  {
    does: 'snooze',
    patterns: [
      '{shift} later (mujhe) again yaaddilao',
      'again {shift} later yaaddilao',
      'snooze (karo)',
      '{shift} (of) (liye) snooze (karo)',
      '{shift} later yaaddilao again',
      '{target} (ko) {shift} (of) (liye) snooze (karo)',
    ],
  },
  {
    does: 'setReminder',
    isLoose: true,
    patterns: [
      '(mujhe) {target} (of) (baremein|liye|ko) {when} yaaddilao',
      '(mujhe) {when} {target} (of) (baremein|liye|ko) yaaddilao',
      '{target} ko|of {when} yaaddilao',
      '{target} of yaaddilao|reminder|ریمائنڈر {when} (ko) lejao|shamil|rakho|karo (karo|do|two)',
      '{target} of (liye) {when} (of|ka) reminder|ریمائنڈر lejao|shamil|rakho|karo (karo|do|two)',
      'it {when} yaaddilao',
    ],
  },
  {
    does: 'setReminderBefore',
    patterns: [
      '(mujhe) {target} se {offsets} pehle|first (mujhe) yaaddilao',
      '{target} of {offsets} pehle|first yaaddilao',
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
      '(mujhe) {when} (ko) yaaddilao (that|keh|kih|ke|of|کہ|,|:) {text}',
      '(mujhe) yaaddilao (that|keh|kih|ke|of|کہ|,|:) {text}',
      'mujhe {text} (of) (liye|baremein) yaaddilao',
      'mujhe {when} {text} (of) (liye) yaaddilao',
      '{text} yaaddilao',
      '{text} of yaaddilao',
    ],
  },

  {
    does: 'count',
    patterns: [
      '(my) kitne {filter}',
      '{filter} kitne hai|tasks (hai)',
      '(my) kitne tasks (hai)',
      '{filter} kitne tasks hai|pending (hai)',
      'kitne {filter}',
    ],
  },
  {
    does: 'completedWithin',
    patterns: [
      '(maine) {filter:past} (mein|ko) (maine) what (what) kiya|karliya|hogaya (hai)',
      '(maine) {filter:past} (mein|ko) what what what (hai)',
      'maine {filter:past} (mein|ko) what what (hai)',
      'what (what) kiya|karliya|hogaya {filter:past} (mein)',
    ],
  },
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
      '(mujhe) {times} (tak) notification|notifications|reminder|reminders|نوٹیفکیشن (mujhe) nahi (bhejo|do|karo|two|dein|بھیجو)',
      '(my) quiet_hours {times} (karo|rakho|hai)',
    ],
  },
  {
    does: 'digest',
    patterns: [
      '(mujhe) daily {time} (ko) (mujhe) summary bhejo|do|two|dein|karo|dikhao|بھیجو|بھیجیں (karo)',
      '(mujhe) daily summary (mujhe) {time} (ko) bhejo|do|two|dein|karo|dikhao|بھیجو|بھیجیں',
      '(mujhe) every morning {time} (ko) summary bhejo|do|two|dein|dikhao|بھیجو|بھیجیں',
    ],
  },
  {
    does: 'noDigest',
    patterns: ['(daily) summary (ko) band|delete|nahi (karo|bhejo|بھیجو)', '(daily) summary nahi chahiye|چاہیے'],
  },
  {
    does: 'list',
    variant: 'strict',
    patterns: [
      '(mujhe) {filter} dikhao (mujhe)',
      'dikhao {filter}',
      '(mujhe) dikhao',
      '{filter} what (what) karo|tasks (hai)',
      '{filter} what (hai)',
      'what what karo hai {filter}',
      'what {filter} (hai)',
      'what karo hai',
      'which {filter}',
      '{filter} which hai',
      'mujhe {filter} what karo hai',
      '(mujhe) {filter} karo hai what',
      'list|tasks|my_tasks|my_list (dikhao)',
      'mazeed|مزید (tasks) (dikhao)',
      'and|pending (also) dikhao',
      '(mujhe) what karo hai {filter}',
      '{filter} of tasks|list',
      '{filter} tasks (dikhao|hai)',
    ],
  },
  {
    does: 'list',
    variant: 'search',
    patterns: [
      '{filter} (of) baremein (tasks) (ko) dhoondo (karo)',
      '{filter} (ko) dhoondo (karo)',
      'dhoondo {filter}',
      '{filter} wala tasks dikhao',
      '{filter} (of) baremein tasks dikhao',
      '(mujhe) {filter} dikhao',
    ],
  },
  { does: 'language', variant: 'ur-Latn', patterns: ['roman urdu|اردو {text}', 'رومن اردو {text}', 'roman urdu'] },
  {
    does: 'language',
    variant: 'ur',
    patterns: [
      'urdu|اردو mein|zaban {text}',
      '(my) zaban|زبان urdu|اردو (karo|rakho|hai|hai)',
      'urdu|اردو mein jawab_do|baat_karo|bolo|likho|baat|jawab|بات|جواب|shamil (karo|dein|two|do|دو|دیں)',
    ],
  },
  {
    does: 'language',
    variant: 'en',
    patterns: ['english|angrezi|انگریزی|انگلش mein {text}', '(my) zaban|زبان english|angrezi|انگریزی (karo|rakho|hai)'],
  },

  {
    does: 'clearField',
    variant: 'recurrence',
    patterns: [
      '{target} again|repeat nahi karo',
      '{target} of repeat delete|band (karo)',
      '{target} (ko) repeat (karo) band (karo)',
    ],
  },
  {
    does: 'skip',
    patterns: ['{target} (ko) (it|this) (bar|dafa|baar|بار|دفعہ) skip (karo)', '{target} (ko) skip (karo)'],
  },
  {
    does: 'reopen',
    patterns: [
      '{target} (ko) undo|again active|pending (karo)',
      '{target} (ko) (again) kholo',
      '{target} done nahi hogaya|hai|karliya',
      '{target} (ko) done nahi (hai|hogaya)',
      '{target} (ko) pending karo',
      '{target} (ko) again pending|shuru|شروع (karo)',
      '{target} (ko) again kholo|karo',
      '{target} (ko) (abhi|ابھی|now|tak) (tak) nahi hogaya (hai)',
    ],
  },
  {
    does: 'complete',
    patterns: [
      '{target} (ko) done (mark|nishan|tick) (karo|hogaya|karliya|shamil|hai)',
      '(maine) {target} (ko) (done) karliya|hogaya (hai)',
      '{target} hogaya|karliya (hai)',
      'done karo {target}',
      '{target} (ko) mark|tick (karo)',
      'mark {target} done (karo)',
      'mark {target} as done',
    ],
  },
  {
    does: 'archive',
    patterns: ['{target} (ko) archive|آرکائیو (karo)', '{target} (ko) archive mein shamil|rakho|lejao'],
  },
  {
    does: 'clearDate',
    patterns: [
      '{target} of tareekh|date|waqt (ko) delete (karo)',
      '{target} se tareekh|date delete (karo)',
      '{target} (ko) undated karo',
    ],
  },
  { does: 'clearField', variant: 'description', patterns: ['{target} of note|shamil|notes (ko) delete (karo)'] },
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
    does: 'delete',
    patterns: [
      '{target} (ko) (list) (se) delete (karo)',
      'delete karo {target}',
      'delete {target}',
      '{target} (list) (se) delete (karo)',
      '{target} (ko) my list se delete (karo)',
    ],
  },
  {
    does: 'addTags',
    patterns: [
      '{target} ko|mein {tags:hash} (tag) (lejao|shamil|karo|two|do|dein) (karo)',
      '{target} ko|mein tag {tags} (lejao|shamil|karo|dein|two) (karo)',
      '{target} ko|mein {tags} of|ka tag lejao|shamil|karo|dein (karo)',
      '{target} ko|mein {tags} tag (of) lejao|shamil|karo|dein|two (karo)',
      '{target} mein {tags} shamil karo',
    ],
  },
  {
    does: 'note',
    patterns: [
      '{target} mein|ko|of note|shamil|notes (shamil) (karo) : {text}',
      '{target} mein|ko|of shamil|note {text:quoted} (shamil) (karo)',
      '{target} mein|ko shamil shamil (karo) (:) {text}',
      '{target} of|mein|ko shamil|note shamil karo|likho {text}',
    ],
  },
  {
    does: 'changeValues',
    isLoose: true,
    patterns: [
      '{target} of tareekh|date|waqt|priority|time|وقت|deadline|due_date|ڈیڈ_لائن (ko) {changes} (ko|mein) (badlo|karo|rakho|lejao|hai)',
      '{target} (ko) {changes} (ko|mein|tak|of) (liye) lejao|rakho|badlo|karo|dein|two (karo)',
      '{target:number} (ko) {changes} (ko|mein|tak|of) (liye) shamil (karo)',
      '{target} (ko) {changes} repeat (karo)',
      '{target} {changes} (ko|tak) lejao|badlo (karo)',
      '{target} (ko) {changes} priority (karo|rakho|dein|two)',
      '{target} hai|ab {changes} (hai)',
      '{target} {changes} hai',
      '{target} of tareekh|date|priority badlo (karo) {changes} (karo|rakho)',
      '{target} of {changes} karo|rakho',
    ],
  },
  {
    does: 'shift',
    patterns: [
      '{target} (ko) {shift} (of) (liye) later|lejao|mazeed (lejao|karo|two) (karo)',
      '{target} (ko) {shift} later (karo|rakho|lejao)',
      '{target} {shift} lejao (karo)',
    ],
  },
  {
    does: 'shift',
    variant: 'earlier',
    patterns: [
      '{target} (ko) {shift} pehle|first (karo|rakho|lejao)',
      '{target} (ko) {shift} peeche|peechay|پیچھے (karo)',
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
      '{target} of naam : {text}',
      '{target} of naam {text}',
      '{target} (of) naam badlo (karo) : {text}',
      '{target} se badlo {text}',
    ],
  },

  { does: 'reportDone', patterns: ['maine {target}', 'maine {target} liya|diya|kiya|lia|لیا|دیا|کیا'] },
  { does: 'reportDone', patterns: ['{target} le_liya|de_diya|le_lia|liya|kharid_liya|لے_لیا|دے_دیا|خرید_لیا (hai)'] },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: ['maine {text}', '{text} le_liya|de_diya|kharid_liya|لے_لیا|دے_دیا|خرید_لیا (hai)'],
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
    does: 'create',
    variant: 'list',
    patterns: [
      '(new) tasks (shamil) (karo) (:|,|-) {text}',
      '(my) list mein {text} shamil (karo)',
      '{text} (ko) (my|of) list mein shamil (karo)',
      'new tasks (:) {text} (shamil) (karo)',
      '(mujhe) {text} shamil (karo)',
      'shamil (karo) (:|,) {text}',
      '{text} of tasks shamil (karo)',
      '{text} tasks (mein) shamil (karo)',
      '{text} (my) tasks mein shamil karo',
      '{text} (ko) tasks mein shamil (karo)',
      'shamil karo that|کہ|ke {text}',
    ],
  },
  { does: 'create', patterns: ['mujhe {text}', 'hamein|humein {text}'] },
];

export const urduSets: Readonly<Record<string, string>> = {
  historyNoun:
    'history|hisotry|tareekhcha|tarikhcha|tabdeeliyan|tabdeeliyaan|tabdiliyan|record|changes|تاریخچہ|تبدیلیاں|ہسٹری|ریکارڈ',
  changed: 'badlo|badla|badli|badle|tabdeeli|tabdili|بدلا|بدلی|بدلے|تبدیلی|تبدیلیاں|tabdeeliyan',
  greet:
    'salam|salaam|assalam o alaikum|assalamualaikum|assalam alaikum|assalamu alaikum|aslam o alaikum|asalam o alaikum|aoa|adaab|aadab|hello|hi|walaikum assalam|walekum salam|subah bakhair|shab bakhair|السلام علیکم|سلام|آداب|ہیلو|وعلیکم السلام|صبح بخیر|شب بخیر|assalam o alikum|assalam-o-alaikum|as-salamu alaykum|hello ji|assalamoalaikum|morning bakhair|night bakhair|morning بخیر|السلام و علیکم|اسلام علیکم|السلامُ علیکم',
  thanks:
    'shukriya|shukria|bohat shukriya|bahut shukriya|bht shukriya|shukriyah|meharbani|mehrbani|jazakallah|jazak allah|شکریہ|بہت شکریہ|مہربانی|جزاک اللہ|آپ of شکریہ|آپ کا شکریہ|thanks|shukriya bohat|aap of shukriya|bohat meharbani|bahut meharbani',
  chat: 'ruko|ruk jao|رکو|رک جاؤ|nahi nahi|galat hogaya|غلط hogaya|koi nahi|کوئی nahi|kuch nahi|کچھ nahi|hargiz nahi|ہرگز nahi|dono nahi|nahi karo|rehne two|رہنے two|tum which ho|aap which ho|ap which ho|tum which hai|تم which ہو|aap of naam what hai|tum of naam what hai|nahi|haan|جی ہاں|ji haan|nahi shukriya|theek hai|theek hai|acha|achha|accha|ٹھیک hai|ٹھیک|اچھا|kese ho|kaise ho|kaise hai|kaise hain aap|aap kaise hai|آپ کیسے hai|کیسے ہو|کیا حال hai|what haal hai|zabardast|bohat khoob|shabash|شاباش|زبردست|بہت خوب|khuda hafiz|allah hafiz|خدا حافظ|اللہ حافظ|tum kon ho|aap which hai|ٹھیک ہے|what حال hai|kya haal hai|haan|han|ji|جی|ہاں|theek|thik|thik hai|bohat acha|bahut acha|بہت اچھا|ap kaise hai|tum kaise ho',
  help: 'madad|help|مدد|ہیلپ|rehnumai|رہنمائی',
  helpAsk:
    'tum what what karo sakte ho|tum what what karo sakte hai|ap what what karo sakte hai|تم what what karo سکتے ہو|aap what what karo sakte ho|aap what karo sakte ho|what karo sakte ho|what karo sakte hai|mujhe samajh nahi aaya|samajh nahi aaya|سمجھ نہیں آیا|مجھے سمجھ نہیں آیا|tum what karo سکتے ہو|aap what karo sakte hai|tum what karo sakte ho|ap what karo sakte hai|آپ what karo سکتے hai|تم what karo سکتے ہو|what what karo sakte ho|what what karo sakte hai|aap what what karo sakte hai|mujhe my madad karo|mein what karo sakta hoon|mein what bol sakta hoon|آپ what what karo سکتے hai|my madad karo|aap my what madad karo sakte hai|tum my what madad karo sakte ho',
  why: 'kyun|kiun|kyon|kyu|کیوں',
};
