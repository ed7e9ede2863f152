import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, it } from 'vitest';

import { Person } from '../harness/person.js';
import { Stack } from '../harness/stack.js';
import { parseScript } from './script.js';
import { Talk } from './talk.js';

/** Holds every conversation of these scripts with one running system, each as a person of their own. */
export function holdScripts(files: readonly string[]): void {
  let stack: Stack;
  let gateway: string;

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    gateway = (await stack.everyService()).gateway.url;
  });
  afterAll(() => stack.stop());

  describe.each(files)('%s', (file) => {
    const script = readFileSync(new URL(`scripts/${file}`, import.meta.url), 'utf8');

    it.each(parseScript(script))('$title', async (conversation) => {
      await new Talk(await Person.at(gateway)).hold(conversation);
    });
  });
}
