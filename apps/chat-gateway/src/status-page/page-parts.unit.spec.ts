import { describe, expect, it } from 'vitest';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly as: string;
}

/** A module of the page, as the browser loads it. */
const pageModule = async <Module>(name: string) =>
  (await import(new URL(`../../page/${name}`, import.meta.url).href)) as Module;

const { markedText, spansKept } = await pageModule<{
  markedText(text: string, spans: readonly Span[]): { text: string; as?: string }[];
  spansKept(spans: readonly Span[], before: string, after: string): Span[];
}>('marked-text.js');
const { EventReader } = await pageModule<{
  EventReader: new () => { lastId: string | undefined; read(text: string): { event: string; data: unknown }[] };
}>('event-reader.js');

describe('a sentence with what was understood', () => {
  const text = 'buy bread friday #home';
  const spans = [
    { start: 10, end: 16, as: 'due' },
    { start: 0, end: 9, as: 'title' },
    { start: 17, end: 22, as: 'tag' },
  ];

  it('is cut into pieces that are the sentence again', () => {
    const pieces = markedText(text, spans);

    expect(pieces).toEqual([
      { text: 'buy bread', as: 'title' },
      { text: ' ' },
      { text: 'friday', as: 'due' },
      { text: ' ' },
      { text: '#home', as: 'tag' },
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  it('loses nothing when places overlap or lie outside', () => {
    const odd = [...spans, { start: 12, end: 18, as: 'filter' }, { start: 20, end: 99, as: 'filter' }];

    expect(markedText(text, odd).map((piece) => piece.text).join('')).toBe(text); // prettier-ignore
  });

  it('keeps the marks in front of what is typed', () => {
    expect(spansKept(spans, text, 'buy bread friday #homework')).toEqual(spans);
    expect(spansKept(spans, text, 'buy bread frida').map(({ as }) => as)).toEqual(['title']);
    expect(spansKept(spans, text, 'a buy bread')).toEqual([]);
  });
});

describe('the stream of events', () => {
  it('is read the same in whatever pieces it comes', () => {
    const sent =
      'id: 4\n\n:\n\nid: 5\nevent: task\ndata: {"title":"a: b"}\n\nid: 6\nevent: reset\ndata: {}\n\nid: 7\neve';
    const expected = [
      { event: 'task', data: { title: 'a: b' } },
      { event: 'reset', data: {} },
    ];

    for (const size of [1, 3, 7, sent.length]) {
      const reader = new EventReader();
      const pieces = sent.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(expected);
      expect(reader.lastId).toBe('6');
    }
  });
});
