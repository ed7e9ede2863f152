import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runStep, type Step } from '../../preflight/run-step.mjs';
import { temporaryFolder } from '../temporary-folder.js';

const folder = temporaryFolder('todo-run-step');
afterAll(() => rmSync(folder, { recursive: true }));

const log = join(folder, 'logs', 'step.log');
const shell = (script: string, given: Partial<Step> = {}) =>
  runStep({
    what: 'Building',
    command: 'sh',
    args: ['-c', script],
    cwd: folder,
    env: process.env,
    log,
    hint: 'Try it by hand.',
    ...given,
  });

describe('a step of the start', () => {
  it('leaves its output, of this time only, in a file', async () => {
    await shell('echo first');
    await shell('pwd; echo second >&2');

    expect(readFileSync(log, 'utf8')).toBe(`${folder}\nsecond\n`);
  });

  it('that fails tells what names errors in its output', async () => {
    const lines = ['all is well', 'src/one.ts(1,1): error TS2304: Cannot find name', 'a long summary'];

    await expect(shell(`printf '%s\\n' '${lines.join("' '")}'; exit 2`)).rejects.toThrow(
      new RegExp(`^Building failed \\(exit 2\\)\\. Try it by hand\\. From ${log}:\\nsrc/one.ts.*name$`),
    );
  });

  it('that fails without naming an error tells its last words', async () => {
    await expect(shell('seq 1 30; exit 1')).rejects.toThrow(/:\n16\n(?:\d+\n)+30$/);
  });

  it('tells that its command does not exist', async () => {
    await expect(shell('', { command: '/no/such/command' })).rejects.toThrow(
      /Building failed \(\/no\/such\/command could not be started: .*ENOENT/,
    );
  });
});
