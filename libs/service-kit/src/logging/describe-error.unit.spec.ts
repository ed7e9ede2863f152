import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { describeError } from './describe-error.js';

const databaseError = (code: string, message: string, more: Record<string, unknown> = {}) =>
  Object.assign(new Error(message), { severity: 'ERROR', code, ...more });

const caught = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('describing an error', () => {
  it('keeps name, code, message and frames', () => {
    class Refused extends Error {
      override readonly name = 'Refused';
      readonly code = 'refused';
    }

    const { name, code, message, stack } = describeError(new Refused('not now'));

    expect({ name, code, message }).toEqual({ name: 'Refused', code: 'refused', message: 'not now' });
    expect(stack[0]).toMatch(/^at .*describe-error\.unit\.spec\.ts/);
  });

  it('keeps names of the database schema and drops values of its rows', () => {
    const error = databaseError('23505', 'duplicate key value violates unique constraint "users_email_key"', {
      detail: 'Key (email)=(canary@example.org) already exists.',
      where: 'canary',
      hint: 'canary',
      query: 'insert canary',
      parameters: ['canary'],
      constraint: 'users_email_key',
      table: 'users',
    });

    const described = describeError(error);

    expect(described).toMatchObject({ code: '23505', constraint: 'users_email_key', table: 'users' });
    expect(described.message).toContain('"users_email_key"');
    expect(JSON.stringify(described)).not.toContain('canary');
  });

  it('drops what the database could not read', () => {
    const error = databaseError('22P02', 'invalid input syntax for type uuid: "say "hi" canary"');

    expect(describeError(error).message).toBe('invalid input syntax for type uuid: "…"');
  });

  it('drops what a JSON parser could not read', () => {
    const described = describeError(caught(() => JSON.parse('Buy canary "food"')));

    expect(described.name).toBe('SyntaxError');
    expect(JSON.stringify(described)).not.toContain('canary');
  });

  it('names the places that do not fit a schema, without their values', () => {
    const described = describeError(caught(() => z.object({ title: z.string().max(3) }).parse({ title: 'canary' })));

    expect(described).toMatchObject({ message: 'does not fit its schema', issues: ['title: too_big'] });
    expect(JSON.stringify(described)).not.toContain('canary');
  });

  it('does not take lines of the message for frames', () => {
    const described = describeError(new Error('first\n    at canary (forged.js:1:1)\nlast'));

    expect(described.stack.join()).not.toContain('canary');
    expect(described.stack[0]).toContain('describe-error.unit.spec.ts');
  });

  it('follows causes, but not for ever', () => {
    const endless = new Error('round');
    endless.cause = endless;

    expect(describeError(new Error('outer', { cause: new Error('inner') })).cause?.message).toBe('inner');
    expect(JSON.stringify(describeError(endless)).match(/round/g)).toHaveLength(5);
  });

  it('says why no address of a host could be reached', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:5432'), { code: 'ECONNREFUSED' });

    expect(describeError(new AggregateError([refused])).cause?.code).toBe('ECONNREFUSED');
  });

  it.each(['canary', { title: 'canary' }, undefined])('shows nothing of %j when that was thrown', (thrown) => {
    expect(JSON.stringify(describeError(thrown))).not.toContain('canary');
  });
});
