import { describe, expect, it } from 'vitest';
import { readInput } from './input-line.js';

describe('a line of input', () => {
  it('takes null for absent and fills in what is missing', () => {
    const { text, given } = readInput(
      '{"text":"buy milk","given":{"timezone":null,"tasks":[{"n":1,"title":"a","due":null}]}}',
    );

    expect({ text, given }).toEqual({ text: 'buy milk', given: { tasks: [{ n: 1, title: 'a' }] } });
  });

  it.each([
    '',
    'bad',
    '[]',
    '{}',
    '{"text":""}',
    '{"text":5}',
    '{"text":"a","now":"yesterday"}',
    '{"text":"a","given":{"timezone":"Mars/Olympus"}}',
    `{"text":"${'x'.repeat(4001)}"}`,
  ])('is refused with a reason when it is not valid: %s', (line) => {
    expect(() => readInput(line)).toThrow(/\w/);
  });
});
