import { describe, expect, it } from 'vitest';
import { serviceEnvironment, type Surroundings } from './service-environment.js';
import type { StackPlan } from './stack-plan.js';

const plan: StackPlan = {
  dataDir: '/data',
  root: '/checkout',
  ports: {
    gateway: 8080,
    audit: 8083,
    mail: 8025,
    smtp: 1025,
    'chat-gateway': 9001,
    'todo-command-service': 9002,
    'notification-service': 9003,
    'audit-service': 9004,
  },
};
const around: Surroundings = {
  plan,
  secrets: { jwtSecret: 'jwt', auditSigningKey: 'audit' },
  brokers: ['one:9092', 'two:9092'],
  databaseUrl: 'postgresql://db/own',
};

describe('the environment of a service', () => {
  it('says where everything is, and keeps to this machine', () => {
    expect(
      serviceEnvironment('todo-command-service', { PATH: '/bin', HOST: '0.0.0.0', LOG_LEVEL: 'debug' }, around),
    ).toEqual({
      PATH: '/bin',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      MANAGEMENT_PORT: '9002',
      KAFKA_BROKERS: 'one:9092,two:9092',
      DATABASE_URL: 'postgresql://db/own',
      DATABASE_URL_FILE: undefined,
    });
  });

  it('lets anybody sign in by name, and shows the gateway its neighbours', () => {
    expect(serviceEnvironment('chat-gateway', {}, around)).toMatchObject({
      PORT: '8080',
      JWT_SECRET: 'jwt',
      DEV_SIGN_IN: 'true',
      MAIL_CATCHER_URL: 'http://127.0.0.1:8025',
      SERVICE_MANAGEMENT_URLS:
        'chat-gateway=http://127.0.0.1:9001,todo-command-service=http://127.0.0.1:9002,' +
        'notification-service=http://127.0.0.1:9003,audit-service=http://127.0.0.1:9004',
    });
    expect(serviceEnvironment('audit-service', {}, around)).toMatchObject({
      PORT: '8083',
      JWT_SECRET: 'jwt',
      AUDIT_SIGNING_KEY: 'audit',
    });
    expect(serviceEnvironment('notification-service', {}, around)).toMatchObject({ SMTP_URL: 'smtp://127.0.0.1:1025' });
  });

  it('leaves alone what somebody has set, in a file too', () => {
    const own = { SMTP_URL: 'smtps://mail', JWT_SECRET_FILE: '/jwt', AUDIT_SIGNING_KEY: 'mine', DEV_SIGN_IN: 'false' };

    expect(serviceEnvironment('notification-service', own, around)).toMatchObject({ SMTP_URL: 'smtps://mail' });
    expect(serviceEnvironment('audit-service', own, around)).toMatchObject({ AUDIT_SIGNING_KEY: 'mine' });
    expect(serviceEnvironment('chat-gateway', own, around)).toMatchObject({ DEV_SIGN_IN: 'false' });
    expect(serviceEnvironment('chat-gateway', own, around)).not.toHaveProperty('JWT_SECRET');
  });

  it('lets nobody in by name beside a real provider', () => {
    const environment = serviceEnvironment('chat-gateway', { JWT_JWKS_URL: 'https://id/jwks' }, around);

    expect(environment).toMatchObject({ JWT_JWKS_URL: 'https://id/jwks' });
    expect(environment).not.toHaveProperty('JWT_SECRET');
    expect(environment).not.toHaveProperty('DEV_SIGN_IN');
  });
});
