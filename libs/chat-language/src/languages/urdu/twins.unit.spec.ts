import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInput, type Input } from '../../input-line.js';
import { understand } from '../../understand.js';
import type { Understanding } from '../../understanding.js';

/** A sentence of the corpus, each with what an English speaker would have said in its place. */
interface Twins {
  readonly input: { readonly text: string };
  readonly twin: string;
}

const seen = sentencesOf('seen');

function sentencesOf(half: 'seen' | 'unseen'): readonly Twins[] {
  return readFileSync(join(import.meta.dirname, `../../../corpus/${half}/urdu.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Twins);
}

/** How many have no twin: a count, as sentences of the unseen half are never printed. */
function withoutTwin(sentences: readonly Partial<Twins>[]): number {
  return sentences.filter(({ twin }) => typeof twin !== 'string' || twin.trim() === '').length;
}

/** All but what is in the words of the sentence itself: the title, titles referred to, the reply. */
function meaning(understanding: Understanding): object {
  const { title: _title, lang: _lang, reply: _reply, understood: _understood, refs, ...rest } = understanding;
  return { ...rest, refs: refs?.filter((ref) => !('title' in ref)) };
}

describe('Urdu', () => {
  it('every Urdu sentence of the seen half has an English twin', () => {
    expect(withoutTwin(seen)).toBe(0);
  });

  it('every Urdu sentence of the unseen half has an English twin', () => {
    const unseen = sentencesOf('unseen');

    expect(unseen.length).toBeGreaterThan(0);
    expect(withoutTwin(unseen)).toBe(0);
  });

  it.each(seen)('means by “$input.text” what English means by “$twin”', ({ input, twin }) => {
    const said: Input = readInput(JSON.stringify(input));

    const [inUrdu, inEnglish] = [input.text, twin].map((text) => understand(text, said, { occurrences: true }));

    expect(meaning(inUrdu!)).toEqual(meaning(inEnglish!));
    expect(inEnglish!.lang).toBe('en');
  });

  it.each(seen)('answers “$input.text” in the script it was asked in', ({ input }) => {
    const said = readInput(JSON.stringify(input));
    const { lang, reply } = understand(input.text, said);

    const isScript = /\p{Script=Arabic}/u.test(input.text);
    expect(lang).toBe(isScript ? 'ur' : 'ur-Latn');
    expect(/\p{Script=Arabic}/u.test(reply.replace(/“[^”]*”/g, ''))).toBe(isScript);
  });
});
