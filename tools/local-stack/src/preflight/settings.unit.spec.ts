import { describe, expect, it } from 'vitest';
import { readSettings } from '../../preflight/settings.mjs';

const portsOf = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(readSettings(env, '/checkout').ports.map(({ key, port, explicit }) => [key, { port, explicit }]));

describe('the settings of npm start', () => {
  it('have defaults', () => {
    const { dataDir, brokers, databaseUrl } = readSettings({ PORT: '' }, '/checkout');

    expect({ dataDir, brokers, databaseUrl }).toEqual({
      dataDir: '/checkout/.data',
      brokers: undefined,
      databaseUrl: undefined,
    });
    expect(portsOf({ PORT: '' })).toMatchObject({
      gateway: { port: 8080, explicit: false },
      audit: { port: 8083, explicit: false },
      'todo-command-service': { port: 9002, explicit: false },
    });
  });

  it('take a folder relative to the checkout, and ports that somebody chose', () => {
    const env = { DATA_DIR: '../data', PORT: '8090', AUDIT_SERVICE_MANAGEMENT_PORT: '0' };

    expect(readSettings(env, '/checkout').dataDir).toBe('/data');
    expect(portsOf(env)).toMatchObject({
      gateway: { port: 8090, explicit: true },
      'audit-service': { port: 0, explicit: true },
    });
  });

  it('want no port for a broker and a database that are there already', () => {
    const env = { KAFKA_BROKERS: 'one:9092, two:9092', DATABASE_URL: 'postgresql://ann:secret@db' };

    expect(readSettings(env, '/').brokers).toEqual(['one:9092', 'two:9092']);
    expect(Object.keys(portsOf(env))).not.toContain('broker');
    expect(Object.keys(portsOf(env))).not.toContain('database');
  });

  it('are refused by name, never with their value', () => {
    expect(() => readSettings({ PORT: '80a' }, '/')).toThrow(/^PORT is no port/);
    expect(() => readSettings({ MAIL_PORT: '70000' }, '/')).toThrow(/^MAIL_PORT is no port/);
    expect(() => readSettings({ DATABASE_URL: 'mysql://ann:secret@db' }, '/')).toThrow(
      /^DATABASE_URL is no(?!.*secret)/,
    );
    expect(() => readSettings({ DATABASE_URL: 'postgresql://ann:secret@:x' }, '/')).toThrow(
      /^DATABASE_URL(?!.*secret)/,
    );
  });
});
