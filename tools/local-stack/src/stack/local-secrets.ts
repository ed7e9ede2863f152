import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the services sign with on this machine. */
export interface LocalSecrets {
  readonly jwtSecret: string;
  readonly auditSigningKey: string;
}

/** Made once and kept beside the data: another key would end every session and break the audit trail's checkpoints. */
export function localSecrets(dataDir: string): LocalSecrets {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const secret = () => randomBytes(32).toString('base64url');
    const secrets: LocalSecrets = { jwtSecret: secret(), auditSigningKey: secret() };
    writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets;
}
