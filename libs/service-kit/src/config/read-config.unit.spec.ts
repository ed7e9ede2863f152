import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { kafkaOptions, serviceEnvironment } from './common-environment.js';
import { ConfigError } from './config-error.js';
import { readConfig, secretsOf } from './read-config.js';
import { startProblem } from './report-and-exit.js';
import { flag, port, secret, settingsOf, wholeNumber } from './setting.js';

const environment = serviceEnvironment({
  PORT: port.default(3000).meta({ description: 'Port of the API.' }),
  JWT_SECRET: secret.min(32, 'expected 32 characters or more').optional().meta({ description: 'HS256 secret.' }),
  DEV_SIGN_IN: flag.default(false).meta({ description: 'Sign in by name.' }),
});

const good = { KAFKA_BROKERS: 'localhost:9092', DATABASE_URL: 'postgresql://todo:hunter22@localhost:5432/todo' };

function problemsOf(env: Record<string, string>, schema: z.ZodObject = environment): Record<string, string> {
  try {
    readConfig(schema, env);
    return {};
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(error.problems.map(({ name, problem }) => [name, problem]));
  }
}

describe('reading the configuration', () => {
  it('fills in defaults and leaves out what the schema does not name', () => {
    const config = readConfig(environment, { ...good, HOME: '/root' });

    expect(config).toEqual({
      HOST: '127.0.0.1',
      MANAGEMENT_PORT: 8081,
      KAFKA_BROKERS: ['localhost:9092'],
      DATABASE_URL: good.DATABASE_URL,
      LOG_LEVEL: 'info',
      PORT: 3000,
      DEV_SIGN_IN: false,
    });
  });

  it('names every setting that is wrong at once', () => {
    const found = problemsOf({ PORT: '70000', DEV_SIGN_IN: 'perhaps', LOG_LEVEL: 'loud', KAFKA_USERNAME: 'gateway' });

    expect(Object.keys(found)).toEqual([
      'KAFKA_BROKERS',
      'KAFKA_PASSWORD',
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'DEV_SIGN_IN',
    ]);
    expect(found['KAFKA_BROKERS']).toBe('is missing');
    expect(found['KAFKA_PASSWORD']).toBe('is missing, although KAFKA_USERNAME is set');
    expect(problemsOf({ ...good, KAFKA_PASSWORD: 'p' })['KAFKA_USERNAME']).toBe(
      'is missing, although KAFKA_PASSWORD is set',
    );
  });

  it('says what is expected', () => {
    const found = problemsOf({ ...good, PORT: '-1', KAFKA_BROKERS: 'http://kafka', LOG_LEVEL: 'loud' });

    expect(found).toEqual({
      PORT: 'is not valid: expected a port from 0 to 65535',
      KAFKA_BROKERS: 'is not valid: expected host:port, separated by commas',
      LOG_LEVEL: 'is not valid: expected one of "error"|"warn"|"info"|"debug"',
    });
  });

  it('never shows a value, even where a schema would', () => {
    const chatty = serviceEnvironment({
      ANSWER: z.string().refine(() => false, { error: ({ input }) => `${String(input)} is wrong` }),
    });
    const canaries = {
      KAFKA_BROKERS: 'canary-1',
      KAFKA_PASSWORD: 'canary-2',
      KAFKA_CA: 'canary-3',
      DATABASE_URL: 'mysql://root:canary-4@db/x',
      LOG_LEVEL: 'canary-5',
      MANAGEMENT_PORT: 'canary-6',
      ANSWER: 'canary-7',
    };

    expect(() => readConfig(chatty, canaries)).toThrow(ConfigError);
    expect(() => readConfig(chatty, canaries)).not.toThrow(/canary/);
    expect(Object.keys(problemsOf(canaries, chatty))).toHaveLength(Object.keys(canaries).length);
  });

  it('names what concerns several settings too', () => {
    const schema = environment.refine(
      ({ PORT, MANAGEMENT_PORT }) => PORT !== MANAGEMENT_PORT,
      'two ports are the same',
    );

    expect(problemsOf({ ...good, PORT: '80', MANAGEMENT_PORT: '80' }, schema)).toEqual({
      'The environment': 'is not valid: two ports are the same',
    });
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig(environment, { ...good, PORT: '', KAFKA_USERNAME: '' })).toMatchObject({ PORT: 3000 });
    expect(problemsOf({ ...good, DATABASE_URL: '' })).toEqual({ DATABASE_URL: 'is missing' });
  });

  it.each(['0x50', '1e3', ' 80', '80.5', '65536'])('does not take %j for a port', (text) => {
    expect(Object.keys(problemsOf({ ...good, PORT: text }))).toEqual(['PORT']);
  });

  it.each(['false', '0', 'no', 'off'])('takes %j for false', (text) => {
    expect(readConfig(environment, { ...good, DEV_SIGN_IN: text }).DEV_SIGN_IN).toBe(false);
  });

  it('keeps whole numbers within their bounds', () => {
    const schema = z.object({ BATCH: wholeNumber(1, 500) });

    expect(readConfig(schema, { BATCH: '500' })).toEqual({ BATCH: 500 });
    expect(problemsOf({ BATCH: '501' }, schema)).toEqual({ BATCH: 'is not valid: expected at most 500' });
    expect(problemsOf({ BATCH: 'many' }, schema)['BATCH']).toContain('a whole number from 1 to 500');
  });

  it('takes several brokers, also by address', () => {
    const { KAFKA_BROKERS } = readConfig(environment, { ...good, KAFKA_BROKERS: 'a:9092, 10.0.0.1:9093,[::1]:9094,' });

    expect(KAFKA_BROKERS).toEqual(['a:9092', '10.0.0.1:9093', '[::1]:9094']);
  });
});

describe('secrets', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'config-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const inFile = (text: string) => {
    const path = join(folder, 'secret');
    writeFileSync(path, text);
    return path;
  };

  it('come from a file without its last line break', () => {
    const JWT_SECRET_FILE = inFile(`${'s'.repeat(32)}\n`);

    expect(readConfig(environment, { ...good, JWT_SECRET_FILE }).JWT_SECRET).toBe('s'.repeat(32));
  });

  it('are checked wherever they come from', () => {
    expect(problemsOf({ ...good, JWT_SECRET_FILE: inFile('short') })).toEqual({
      JWT_SECRET: 'is not valid: expected 32 characters or more',
    });
  });

  it('are not taken from two places', () => {
    expect(problemsOf({ ...good, JWT_SECRET: 's'.repeat(32), JWT_SECRET_FILE: inFile('x') })['JWT_SECRET']).toContain(
      'both set',
    );
  });

  it('in a file that does not open are named with the reason', () => {
    expect(problemsOf({ ...good, JWT_SECRET_FILE: join(folder, 'absent') })['JWT_SECRET']).toContain('ENOENT');
  });

  it('are listed for the log, passwords within URLs in both spellings', () => {
    const DATABASE_URL = 'postgresql://todo:p%40ssword@localhost/todo';
    const config = readConfig(environment, { ...good, DATABASE_URL, JWT_SECRET: 'k'.repeat(32) });

    expect(secretsOf(environment, config)).toEqual([DATABASE_URL, 'p%40ssword', 'p@ssword', 'k'.repeat(32)]);
  });
});

it('describes each setting for the table of settings', () => {
  const settings = settingsOf(environment);

  expect(settings.find(({ name }) => name === 'PORT')).toEqual({
    name: 'PORT',
    description: 'Port of the API.',
    required: false,
    defaultValue: 3000,
    fromFile: false,
    secret: false,
    companion: undefined,
  });
  expect(settings.filter(({ required }) => required).map(({ name }) => name)).toEqual([
    'KAFKA_BROKERS',
    'DATABASE_URL',
  ]);
  expect(settings.filter((setting) => setting.secret).map(({ name }) => name)).toEqual([
    'KAFKA_PASSWORD',
    'DATABASE_URL',
    'JWT_SECRET',
  ]);
  expect(settings.filter(({ description }) => description === '')).toEqual([]);
});

it('hands messaging its part', () => {
  const config = readConfig(environment, { ...good, KAFKA_USERNAME: 'gateway', KAFKA_PASSWORD: 'secret' });

  expect(kafkaOptions(config)).toEqual({
    brokers: ['localhost:9092'],
    username: 'gateway',
    password: 'secret',
    ca: undefined,
  });
});

it('says why a service does not start, in one message', () => {
  const listen = Object.assign(new Error('listen EADDRINUSE'), {
    code: 'EADDRINUSE',
    syscall: 'listen',
    address: '127.0.0.1',
    port: 3000,
  });

  expect(startProblem(new ConfigError([{ name: 'PORT', problem: 'is missing', description: 'The port.' }]))).toBe(
    'One setting is wrong:\n  PORT is missing. The port.',
  );
  expect(startProblem(listen)).toBe('The port 3000 of 127.0.0.1 cannot be listened on (EADDRINUSE).');
  expect(startProblem(new Error('no schema'))).toMatch(/^The service cannot start: Error: no schema\nat /);
});
