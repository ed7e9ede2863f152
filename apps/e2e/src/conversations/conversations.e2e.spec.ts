import { describe } from 'vitest';

import { holdScripts } from './hold-scripts.js';

describe('everyday conversations', () => {
  holdScripts(['everyday.txt']);
});
