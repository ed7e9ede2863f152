import { z } from 'zod';

import type { SettingProblem } from '../config/config-error.js';
import { secret } from '../config/setting.js';
import type { TokenTrust } from './token-verifier.js';

/** The settings of every service that people sign in to. */
export const jwtEnvironment = {
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
};
export type JwtConfig = z.output<z.ZodObject<typeof jwtEnvironment>>;

/** What is wrong with them although each by itself is right; for the `ConfigError` of a service. */
export function jwtContradictions({ JWT_SECRET, JWT_JWKS_URL }: JwtConfig): SettingProblem[] {
  const problem = (text: string) => [{ name: 'JWT_SECRET', problem: text, description: '' }];
  if (JWT_SECRET === undefined && JWT_JWKS_URL === undefined) {
    return problem('or JWT_JWKS_URL must be set: without either nobody could sign in');
  }
  // One kind of key a service: which one counts must never be for the sender of a token to choose.
  if (JWT_SECRET !== undefined && JWT_JWKS_URL !== undefined) {
    return problem('and JWT_JWKS_URL are both set; only one kind of token is accepted');
  }
  return [];
}

/** Which tokens the settings mean. Only for settings without contradictions. */
export function trustIn({ JWT_ISSUER: issuer, JWT_AUDIENCE: audience, ...keys }: JwtConfig): TokenTrust {
  if (keys.JWT_SECRET !== undefined) return { issuer, audience, secret: keys.JWT_SECRET };
  if (keys.JWT_JWKS_URL !== undefined) return { issuer, audience, jwksUrl: keys.JWT_JWKS_URL };
  throw new TypeError('jwtContradictions lets no configuration through that trusts nobody');
}
