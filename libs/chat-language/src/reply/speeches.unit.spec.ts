import { rejectionCode } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';
import { understand } from '../understand.js';
import { asksForMore } from './more.js';
import type { ReplyKey } from './speech.js';
import { speeches } from './speeches.js';

const english = speeches['en']!;
const others = Object.entries(speeches).filter(([lang]) => lang !== 'en');
const keys = Object.keys(english.texts) as ReplyKey[];

/** What is filled into a text, without what only tells one from many. */
const filledInto = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

describe.each(others)('the replies in %s', (_, speech) => {
  it('have a twin of every English sentence, and no others', () => {
    expect(Object.keys(speech.texts).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('say as much as the English ones: %s', (key) => {
    expect(filledInto(speech.texts[key])).toEqual(filledInto(english.texts[key]));
  });

  it('name as many days, months and units', () => {
    const shape = ({ weekdays, months, weekdayNames, units, every }: typeof speech) =>
      [weekdays, months, weekdayNames, Object.keys(units), Object.keys(every)].map(({ length }) => length);

    expect(shape(speech)).toEqual(shape(english));
  });
});

describe('every reason of a refusal', () => {
  const reasons = [...rejectionCode.options, 'still_on_its_way', 'failed'] as const;

  it.each(Object.entries(speeches))('says in %s what is in the way and what to do', (_, { texts }) => {
    for (const reason of reasons) expect(texts[reason], reason).toMatch(/^.{12,}[.۔]$/u);
    expect(texts['task-not-yours']).toBe(texts['task-unknown']);
  });
});

describe('what a reply offers to say', () => {
  const tasks = ['Buy oat milk', 'Call the dentist', 'Write report', 'Pay rent'].map((title, index) => ({
    n: index + 1,
    title,
  }));
  const now = new Date('2026-05-12T08:00:00Z');
  const quoted = /[“”]([^“”{}]+)[“”]/g;
  const offers = Object.entries(speeches).flatMap(([lang, { texts, quotes }]) =>
    keys.flatMap((key) => {
      const lines = key === 'help' ? [...texts.help.matchAll(/• (.*)/g)] : [...texts[key].matchAll(quoted)];
      return lines.map(([, words]) => ({ lang, key, words: words!, quotes }));
    }),
  );

  it('is there in every language', () => {
    expect(new Set(offers.map(({ lang }) => lang)).size).toBe(3);
    expect(offers.length).toBeGreaterThan(60);
  });

  it.each(offers)('is understood: $lang $key “$words”', ({ key, words }) => {
    const awaiting = key === 'clarify' ? { awaiting: { choose: [1, 2], pendingIntent: 'delete_task' } as const } : {};
    const given = { tasks, lastCommand: { intent: 'update_task', number: 1 } as const, ...awaiting };

    const { intent, title } = understand(words, { now, given });

    expect(['clarify', 'not_found', 'out_of_scope', 'smalltalk']).not.toContain(intent);
    // What is no example of a task must not become one.
    if (!['help', 'greeting', 'recurrence-invalid'].includes(key)) expect(title).toBeUndefined();
  });

  it.each(Object.entries(speeches))('asks for more in %s', (lang, { moreWords }) => {
    for (const words of moreWords) expect(asksForMore(` ${words.toUpperCase()}!`)).toBe(lang);
    expect(asksForMore('more milk')).toBeUndefined();
  });
});
