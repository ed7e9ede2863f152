import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from './canonical-json.js';

/** The same value with the members of its objects the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

describe('canonical JSON', () => {
  it('is one text, in whatever order the members of objects were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('means the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('orders names by UTF-16 code units and writes no spaces (RFC 8785)', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 1e21 }], a: 'é\n', '\u{1f600}': 1, '\ufb33': 2 })).toBe(
      '{"a":"é\\n","b":[1,{"c":1e+21,"d":null}],"\u{1f600}":1,"\ufb33":2}',
    );
  });
});
