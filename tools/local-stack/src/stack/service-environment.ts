import type { ServiceName } from '@todo/event-contracts';
import type { LocalSecrets } from './local-secrets.js';
import { serviceNames, type StackPlan } from './stack-plan.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Surroundings {
  readonly plan: StackPlan;
  readonly secrets: LocalSecrets;
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
}

/**
 * The environment of one service: the person's own, so that every setting can be given to `npm start`, and in it what
 * only the stack can know.
 */
export function serviceEnvironment(name: ServiceName, own: Environment, around: Surroundings): Environment {
  const { plan, brokers, databaseUrl } = around;
  return {
    NODE_ENV: 'production',
    ...own,
    // Development sign-in lets anybody in by name, so nobody else may reach it.
    HOST: '127.0.0.1',
    MANAGEMENT_PORT: String(plan.ports[name]),
    KAFKA_BROKERS: brokers.join(','),
    DATABASE_URL: databaseUrl,
    DATABASE_URL_FILE: undefined,
    ...particular(name, own, around),
  };
}

function particular(name: ServiceName, own: Environment, { plan, secrets }: Surroundings): Environment {
  switch (name) {
    case 'chat-gateway':
      return {
        PORT: String(plan.ports.gateway),
        MAIL_CATCHER_URL: `http://127.0.0.1:${plan.ports.mail}`,
        SERVICE_MANAGEMENT_URLS: managementUrls(plan),
        ...tokenSettings(own, secrets),
      };
    case 'audit-service':
      return {
        PORT: String(plan.ports.audit),
        ...unless(own, ['AUDIT_SIGNING_KEY'], { AUDIT_SIGNING_KEY: secrets.auditSigningKey }),
        ...tokenSettings(own, secrets),
      };
    case 'notification-service':
      return unless(own, ['SMTP_URL'], { SMTP_URL: `smtp://127.0.0.1:${plan.ports.smtp}` });
    case 'todo-command-service':
      return {};
    default:
      return name satisfies never;
  }
}

/** Anybody may sign in by name, unless somebody brought keys of a real provider. */
function tokenSettings(own: Environment, { jwtSecret }: LocalSecrets): Environment {
  if (own.JWT_JWKS_URL) return {};
  return {
    ...unless(own, ['JWT_SECRET'], { JWT_SECRET: jwtSecret }),
    ...unless(own, ['DEV_SIGN_IN'], { DEV_SIGN_IN: 'true' }),
  };
}

function unless(own: Environment, names: readonly string[], settings: Environment): Environment {
  return names.some((name) => own[name] || own[`${name}_FILE`]) ? {} : settings;
}

const managementUrls = ({ ports }: StackPlan) =>
  serviceNames.map((name) => `${name}=http://127.0.0.1:${ports[name]}`).join(',');
