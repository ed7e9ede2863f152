import {
  commaList,
  ConfigError,
  type Environment,
  flag,
  port,
  readConfig,
  secret,
  serviceEnvironment,
  wholeNumber,
} from '@todo/service-kit';
import { z } from 'zod';

/** `name=url` pairs, separated by commas. */
const namedUrls = commaList
  .refine(
    (pairs) => pairs.every((pair) => /^[\w-]+=https?:\/\/./.test(pair) && URL.canParse(urlIn(pair))),
    'expected name=http://host:port, separated by commas',
  )
  .transform((pairs) => pairs.map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), url: urlIn(pair) })));

const urlIn = (pair: string): string => pair.slice(pair.indexOf('=') + 1);

/** The settings of the gateway. */
export const environment = serviceEnvironment({
  PORT: port.default(8080).meta({ description: 'Port of the HTTP interface. 0 takes any free one.' }),
  JWT_ISSUER: z.string().min(1).default('todo-chatbot').meta({ description: 'The `iss` that tokens must have.' }),
  JWT_AUDIENCE: z.string().min(1).default('todo-chatbot').meta({ description: 'The `aud` that tokens must have.' }),
  JWT_SECRET: secret
    .refine((text) => Buffer.byteLength(text) >= 32, 'expected at least 32 bytes')
    .optional()
    .meta({ description: 'Key of HS256 tokens, 32 bytes or more. Either this or JWT_JWKS_URL.' }),
  JWT_JWKS_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'Keys of an OpenID Connect provider (RS256, ES256, EdDSA). Either this or JWT_SECRET.' }),
  DEV_SIGN_IN: flag
    .default(false)
    .meta({ description: 'Lets anybody on this machine sign in by name. Needs JWT_SECRET and a loopback HOST.' }),
  SERVICE_MANAGEMENT_URLS: namedUrls.optional().meta({
    description: 'Services that the page at / shows with DEV_SIGN_IN, such as audit-service=http://localhost:8084.',
  }),
  MAIL_CATCHER_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'Mail catcher whose last mails the page at / shows with DEV_SIGN_IN.' }),
  CORS_ORIGINS: commaList.optional().meta({ description: 'Origins of other sites that may call; none by default.' }),
  TRUSTED_PROXIES: commaList
    .optional()
    .meta({ description: 'Addresses or networks whose X-Forwarded-For is believed; none by default.' }),
  RATE_PER_USER: wholeNumber(0, 1_000_000)
    .default(3_000)
    .meta({ description: 'Requests of one user in 10 s before 429. 0: no limit.' }),
  RATE_PER_ADDRESS: wholeNumber(0, 1_000_000)
    .default(60_000)
    .meta({ description: 'Requests of one address in 10 s before 429. 0: no limit.' }),
});

export type Config = z.output<typeof environment>;

/** Reads the environment once. @throws ConfigError naming every bad setting, never its value. */
export function loadConfig(env: Environment): Config {
  const config = readConfig(environment, env);
  const problems = contradictions(config);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** What is wrong although each setting by itself is right. */
function contradictions({ JWT_SECRET, JWT_JWKS_URL, DEV_SIGN_IN, HOST }: Config): ConfigError['problems'] {
  const problems = [];
  const problem = (name: string, text: string) => ({ name, problem: text, description: '' });
  if (JWT_SECRET === undefined && JWT_JWKS_URL === undefined) {
    problems.push(problem('JWT_SECRET', 'or JWT_JWKS_URL must be set: without either nobody could sign in.'));
  }
  if (JWT_SECRET !== undefined && JWT_JWKS_URL !== undefined) {
    // One kind of key a service: which one counts must never be for the sender of a token to choose.
    problems.push(problem('JWT_SECRET', 'and JWT_JWKS_URL are both set; only one kind of token is accepted.'));
  }
  if (DEV_SIGN_IN && JWT_SECRET === undefined) {
    problems.push(problem('DEV_SIGN_IN', 'needs JWT_SECRET to sign with.'));
  }
  if (DEV_SIGN_IN && !loopback.has(HOST)) {
    problems.push(problem('DEV_SIGN_IN', 'lets anybody in by name, so HOST must be 127.0.0.1, ::1 or localhost.'));
  }
  return problems;
}
