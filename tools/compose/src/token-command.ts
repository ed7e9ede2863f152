import { parseArgs } from 'node:util';

import { readConfig, roles } from '@todo/service-kit';
import { SignJWT } from 'jose';

import { tokenEnvironment } from './config.js';
import { runCommand, UsageError } from './run-command.js';

const usage = `Say who signs in, in small letters, digits, dots and dashes: token <name> [--role ${roles.join('|')}]…`;

/** `node dist/token-command.js <name>` prints a bearer token of that person, good for twelve hours. */
runCommand(async () => {
  const { name, given } = called();
  const { JWT_SECRET, JWT_ISSUER, JWT_AUDIENCE } = readConfig(tokenEnvironment, process.env);
  return new SignJWT({ email: `${name}@todo.test`, roles: given })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setSubject(name)
    .setIssuer(JWT_ISSUER)
    .setAudience(JWT_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(new TextEncoder().encode(JWT_SECRET));
});

/** @throws UsageError for anything but a name and roles that there are. */
function called(): { name: string; given: readonly string[] } {
  try {
    const options = { role: { type: 'string', multiple: true } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [name = '', ...more] = positionals;
    const given = values.role ?? [];
    const known = given.every((role) => (roles as readonly string[]).includes(role));
    if (known && more.length === 0 && /^[a-z0-9][a-z0-9.-]{0,63}$/.test(name)) return { name, given };
  } catch {
    // An option that there is not is answered like everything else that means nothing.
  }
  throw new UsageError(usage);
}
