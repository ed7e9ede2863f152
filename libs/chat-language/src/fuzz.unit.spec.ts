import { expect, it } from 'vitest';
import { fuzz } from './corpus/fuzz.js';

it(
  'understands 10,000 random and adversarial sentences without an exception, none over 20 ms',
  { timeout: 60_000 },
  () => {
    expect(fuzz(10_000, 7, 20).join('\n')).toBe('');
  },
);
