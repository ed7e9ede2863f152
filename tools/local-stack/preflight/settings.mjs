import { resolve } from 'node:path';
import { StartProblem } from './start-problem.mjs';

export const services = ['chat-gateway', 'todo-command-service', 'notification-service', 'audit-service'];

export const listeners = [
  { key: 'gateway', variable: 'PORT', port: 8080, what: 'the page and the API' },
  { key: 'audit', variable: 'AUDIT_PORT', port: 8083, what: 'the audit search' },
  { key: 'mail', variable: 'MAIL_PORT', port: 8025, what: 'the page of mails' },
  { key: 'smtp', variable: 'SMTP_PORT', port: 1025, what: 'the mail catcher' },
  { key: 'broker', variable: 'BROKER_PORT', port: 9092, what: 'the Kafka broker' },
  { key: 'database', variable: 'DATABASE_PORT', port: 5432, what: 'PostgreSQL' },
  ...services.map((name, index) => management(name, 9001 + index)),
];

function management(key, port) {
  const variable = `${key.toUpperCase().replaceAll('-', '_')}_MANAGEMENT_PORT`;
  return { key, variable, port, what: `health and metrics of ${key}` };
}

export function readSettings(env, root) {
  const given = (name) => (env[name] === '' ? undefined : env[name]);
  const brokers = given('KAFKA_BROKERS');
  const databaseUrl = given('DATABASE_URL');
  if (databaseUrl !== undefined && !(/^postgres(ql)?:/.test(databaseUrl) && URL.canParse(databaseUrl))) {
    throw new StartProblem('DATABASE_URL is no address of a PostgreSQL server: postgresql://user:password@host:5432.');
  }
  const unneeded = [brokers === undefined ? '' : 'broker', databaseUrl === undefined ? '' : 'database'];

  return {
    dataDir: resolve(root, given('DATA_DIR') ?? '.data'),
    brokers: brokers?.split(',').map((broker) => broker.trim()),
    databaseUrl,
    ports: listeners
      .filter(({ key }) => !unneeded.includes(key))
      .map((listener) => ({ ...listener, ...portOf(listener, given(listener.variable)) })),
  };
}

function portOf({ port, variable }, text) {
  if (text === undefined) return { port, explicit: false };
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new StartProblem(`${variable} is no port: give a number from 1 to 65535, or 0 for any that is free.`);
  }
  return { port: Number(text), explicit: true };
}
