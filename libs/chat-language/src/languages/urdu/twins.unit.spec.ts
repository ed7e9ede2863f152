import { describe, expect, it } from 'vitest';
import { understand } from '../../understand.js';

const now = new Date('2026-05-12T08:00:00Z');
const tasks = ['Buy oat milk', 'Call the dentist', 'Write report'].map((title, index) => ({ n: index + 1, title }));

/** English, Urdu, Roman Urdu: the same but for the words of the title. */
const twins: readonly (readonly [string, string, string])[] = [
  ['milk tomorrow at 5pm', 'دودھ کل شام 5 بجے', 'doodh kal shaam 5 baje'],
  ['report by friday', 'رپورٹ جمعہ تک', 'report jumma tak'],
  ['milk every monday', 'دودھ ہر پیر کو', 'doodh har peer ko'],
  ['urgent: milk today', 'ضروری: دودھ آج', 'zaroori: doodh aaj'],
  ['milk in 2 days', 'دو دن بعد دودھ', 'do din baad doodh lana'],
  [
    'remind me tomorrow at 9am to milk',
    'مجھے کل صبح 9 بجے یاد دلاؤ کہ دودھ',
    'mujhe kal subah 9 baje yaad dilao ke doodh',
  ],
  ['show tasks due today', 'آج کے کام دکھاؤ', 'aaj ke kaam dikhao'],
  ['show all my tasks', 'سب کام دکھاؤ', 'sab kaam dikhao'],
  ['show completed tasks', 'مکمل کام دکھاؤ', 'mukammal kaam dikhao'],
  ['how many tasks are pending', 'کتنے کام باقی ہیں', 'kitne kaam baqi hain'],
  ['complete 2', '2 مکمل کرو', '2 mukammal karo'],
  ['complete 1 and 3', '۱ اور ۳ مکمل کرو', '1 aur 3 mukammal karo'],
  ['delete 3', '3 حذف کرو', '3 ko delete karo'],
  ['delete the first task', 'پہلا کام حذف کرو', 'pehla kaam delete karo'],
  ['move 2 to friday', '2 کو جمعہ پر لے جاؤ', '2 ko jumma par le jao'],
  ['set 2 to high priority', '2 کی ترجیح زیادہ کرو', '2 ki tarjeeh zyada karo'],
  [
    'remind me about 2 tomorrow at 9am',
    'مجھے 2 کے بارے میں کل صبح 9 بجے یاد دلاؤ',
    'mujhe 2 ke baare mein kal subah 9 baje yaad dilao',
  ],
  ['undo', 'واپس لو', 'wapas lo'],
  ['hello', 'السلام علیکم', 'assalam o alaikum'],
  ['thanks', 'شکریہ', 'shukriya'],
  ['help', 'مدد', 'madad'],
];

function meaning(text: string): object {
  const {
    title: _title,
    lang: _lang,
    reply: _reply,
    understood: _understood,
    ...rest
  } = understand(text, { now, given: { timezone: 'Asia/Karachi', tasks } });
  return rest;
}

describe('Urdu', () => {
  it.each(twins)('means by “%s”, “%s” and “%s” the same', (english, urdu, roman) => {
    expect(meaning(urdu)).toEqual(meaning(english));
    expect(meaning(roman)).toEqual(meaning(english));
  });

  it.each(twins)('answers “%s” in the script it was asked in', (english, urdu, roman) => {
    const [inUrdu, inRoman] = [urdu, roman].map((text) => understand(text, { now, given: { tasks } }));

    expect([inUrdu!.lang, inRoman!.lang], english).toEqual(['ur', 'ur-Latn']);
    expect(inUrdu!.reply).toMatch(/\p{Script=Arabic}/u);
    expect(inRoman!.reply.replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Arabic}/u);
  });
});
