import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { type ChildProgram, startProgram } from '../../testing/child-program.js';

async function given(scenario: string): Promise<ChildProgram> {
  const child = await startProgram('stopping-process.mjs', [scenario]);
  await child.logged('ready');
  return child;
}

describe('a real process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('takes its steps in order on %s and ends with 0', async (signal) => {
    const child = await given('plain');

    child.kill(signal);

    expect(await child.exit).toEqual({ code: 0, signal: null });
    expect(child.messages()).toEqual([
      'ready',
      'stopping',
      'did readiness',
      'stop step done',
      'did database',
      'stop step done',
      'stopped',
    ]);
  });

  it('goes on behind a step that hangs and ends with 1', async () => {
    const child = await given('hang');

    child.kill('SIGTERM');

    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.lines().find(({ message }) => message === 'stop step failed')).toMatchObject({
      step: 'messaging',
      error: { code: 'took-too-long' },
    });
    expect(child.messages()).toContain('did database');
  });

  it('ends with 1 at the hard limit, whatever hangs', async () => {
    const child = await given('hang-long');

    child.kill('SIGTERM');

    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.messages().at(-1)).toBe('the stop took too long');
  });

  it('takes the same Ctrl-C from terminal, npm and supervisor for one', async () => {
    const child = await given('hang');

    child.kill('SIGINT');
    child.kill('SIGINT');
    await delay(50);
    child.kill('SIGTERM');

    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.messages()).toContain('did database');
  });

  it('ends at once on a later second signal', async () => {
    const child = await given('hang-long');
    child.kill('SIGTERM');
    await child.logged('stopping');
    await delay(1100);

    child.kill('SIGTERM');

    expect(await child.exit).toEqual({ code: 143, signal: null });
    expect(child.messages()).not.toContain('did database');
  });

  it.each([
    ['uncaught', 'uncaught exception'],
    ['unhandled', 'unhandled rejection'],
  ])('takes its steps after an error nobody caught (%s) and ends with 1', async (scenario, message) => {
    const child = await given(scenario);

    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.messages()).toEqual(expect.arrayContaining([message, 'did readiness', 'did database', 'stopped']));
    expect(child.output()).not.toContain('canary');
  });

  it('does not forget an error that comes up while it stops', async () => {
    const child = await given('error-while-stopping');

    child.kill('SIGTERM');

    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.messages()).toContain('did database');
  });

  it('has written every line when it is gone, also to a slow reader', async () => {
    const child = await given('much-to-log');
    child.stdout.pause();

    child.kill('SIGTERM');
    await delay(300);
    child.stdout.resume();

    expect(await child.exit).toEqual({ code: 0, signal: null });
    expect(child.messages().filter((message) => message === 'line')).toHaveLength(5000);
    expect(child.messages().at(-1)).toBe('stopped');
  });

  it('stops in order when nobody reads its log any more', async () => {
    const child = await given('plain');
    child.stdout.destroy();

    child.kill('SIGTERM');

    expect(await child.exit).toEqual({ code: 0, signal: null });
  });
});
