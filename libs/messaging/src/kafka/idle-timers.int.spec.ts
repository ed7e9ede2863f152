import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realBroker } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const counter = fileURLToPath(new URL('../../testing/count-timers.mjs', import.meta.url));
const patched = dirname(createRequire(import.meta.url).resolve('kafkajs/package.json'));

describe('an idle client of kafkajs', () => {
  let stock: string;

  beforeAll(() => {
    // Inside the repository, so that it finds what kafkajs itself depends on.
    stock = mkdtempSync(join(root, 'node_modules/.kafkajs-stock-'));
    cpSync(patched, stock, { recursive: true });
    const file = join(stock, 'src/network/requestQueue/index.js');
    writeFileSync(file, withoutPatch(readFileSync(file, 'utf8')));
  });
  afterAll(() => rmSync(stock, { recursive: true }));

  it('schedules hardly a timer with our patch, and one every millisecond or so without it', async () => {
    const [broker] = await realBroker();
    const timers = (folder: string) =>
      Number(execFileSync(process.execPath, [counter, folder, broker!], { encoding: 'utf8' }));

    expect(timers(patched)).toBeLessThan(20);
    expect(timers(stock)).toBeGreaterThan(500);
  });
});

/** Takes the lines that the recorded patch adds to the request queue out again. */
function withoutPatch(source: string): string {
  const patch = readFileSync(join(root, 'patches/kafkajs+2.2.4.patch'), 'utf8');
  const ofQueue = patch.split('diff --git ').find((part) => part.includes('requestQueue/index.js')) ?? '';
  const added = ofQueue.split('\n').filter((line) => line.startsWith('+') && !line.startsWith('+++'));
  const block = added.map((line) => `${line.slice(1)}\n`).join('');
  if (block === '' || !source.includes(block)) throw new Error('kafkajs does not hold the recorded patch: run npm ci');
  return source.replace(block, '');
}
