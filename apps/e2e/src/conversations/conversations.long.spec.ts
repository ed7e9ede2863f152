import { readdirSync } from 'node:fs';

import { describe } from 'vitest';

import { holdScripts } from './hold-scripts.js';

describe('all conversations', () => {
  holdScripts(readdirSync(new URL('scripts', import.meta.url)));
});
