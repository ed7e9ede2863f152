import { expect, it } from 'vitest';
import { fuzz } from './corpus/fuzz.js';

it('understands 100,000 random and adversarial sentences without an exception, none over 20 ms', () => {
  expect(fuzz(100_000, 2026, 20).join('\n')).toBe('');
});
