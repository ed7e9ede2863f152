import { describe, expect, it } from 'vitest';

import { classify, InfrastructureError, lostOwnConnection, PermanentError, TransientError } from './failure.js';

const withCode = (code: string) => Object.assign(new Error('said the database'), { code });

describe('a failure that labels itself', () => {
  it.each([
    [new PermanentError('task-unknown', 'x'), 'permanent'],
    [new TransientError('busy', 'x'), 'transient'],
    [new InfrastructureError('broker-away', 'x'), 'infrastructure'],
  ] as const)('%s is what it says', (error, failure) => {
    expect(classify(error)).toEqual({ failure, code: error.code });
    expect(error.name).toBe(error.constructor.name);
  });

  it('keeps its cause', () => {
    const cause = withCode('23505');

    expect(new PermanentError('twice', 'x', { cause }).cause).toBe(cause);
  });
});

describe('a SQLSTATE', () => {
  it.each([
    ['08000', 'connection exception'],
    ['08003', 'connection does not exist'],
    ['08006', 'connection failure'],
    ['53100', 'disk full'],
    ['53200', 'out of memory'],
    ['53300', 'too many connections'],
    ['57P01', 'administrator shut it down'],
    ['57P02', 'crash'],
    ['57P03', 'it is starting up'],
  ])('%s (%s) is infrastructure', (code) => {
    expect(classify(withCode(code))).toEqual({ failure: 'infrastructure', code });
  });

  it.each([
    ['22001', 'too long'],
    ['22003', 'number out of range'],
    ['22021', 'NUL in a text'],
    ['22P02', 'not the text of a uuid'],
    ['22P05', 'NUL in a jsonb'],
    ['23502', 'null'],
    ['23503', 'foreign key'],
    ['23505', 'unique'],
    ['23514', 'check'],
    ['23P01', 'exclusion'],
  ])('%s (%s) is permanent', (code) => {
    expect(classify(withCode(code))).toEqual({ failure: 'permanent', code });
  });

  it.each([
    ['40001', 'serialisation failure'],
    ['40P01', 'deadlock'],
    ['55P03', 'lock not available in time'],
    ['57014', 'statement timeout'],
    ['25P02', 'transaction has failed'],
    ['25P03', 'idle in transaction for too long'],
    ['42P01', 'no such table'],
    ['XX000', 'internal error'],
  ])('%s (%s) is transient', (code) => {
    expect(classify(withCode(code))).toEqual({ failure: 'transient', code });
  });
});

describe('a system error', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ])('%s is infrastructure', (code) => {
    expect(classify(withCode(code))).toEqual({ failure: 'infrastructure', code });
  });

  it.each(['ENOENT', 'ERR_INVALID_ARG_TYPE', 'ERR_ASSERTION'])('%s is transient', (code) => {
    expect(classify(withCode(code)).failure).toBe('transient');
  });
});

describe('what pg says without a code', () => {
  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Query read timeout',
  ])('"%s" is infrastructure', (text) => {
    expect(classify(new Error(text))).toEqual({ failure: 'infrastructure', code: 'connection-lost' });
  });

  it('is transient when it is something else, with the name of the error as its code', () => {
    expect(classify(new Error('Connection string is odd'))).toEqual({ failure: 'transient', code: 'Error' });
    expect(classify(new TypeError('x is not a function'))).toEqual({ failure: 'transient', code: 'TypeError' });
  });
});

describe('what is not even an error', () => {
  it('a failure that was wrapped to say more about it is what it was', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

    expect(classify(new Error('could not load tasks', { cause })).failure).toBe('infrastructure');
  });

  it.each([undefined, null, 'a text', 42, {}, { code: 7 }])('%j is transient', (thrown) => {
    expect(classify(thrown)).toEqual({ failure: 'transient', code: 'not-an-error' });
  });
});

describe('the loss of the very connection that a record was handled on', () => {
  it.each([
    withCode('08006'),
    withCode('57P01'),
    withCode('ECONNRESET'),
    new Error('Connection terminated unexpectedly'),
  ])('may be the fault of the record: %s', (error) => {
    expect(lostOwnConnection(error)).toBe(true);
  });

  it.each([withCode('53300'), withCode('53100'), withCode('23505'), new Error('anything')])('is not %s', (error) => {
    expect(lostOwnConnection(error)).toBe(false);
  });
});
