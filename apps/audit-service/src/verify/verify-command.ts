import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { ConfigError, describeError } from '@todo/service-kit';

import { loadVerifyConfig } from './config.js';
import { reportText } from './report.js';
import { verify } from './verify.js';

const usage = `Verifies the audit trail.

  npm run audit:verify [-- --json]

Settings: DATABASE_URL (or a local stack that runs here), KAFKA_BROKERS and AUDIT_SIGNING_KEY or AUDIT_PUBLIC_KEYS.
Exit code 0: intact. 1: not intact. 2: it could not be verified.`;

/** kafkajs tells of every try; the last one is the error that ends the command. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const report = await verify(loadVerifyConfig(), silent);
  console.log(values.json ? JSON.stringify(report, null, 2) : reportText(report));
  return report.intact ? 0 : 1;
}

function problemOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return usage;
  const { name, code, message } = describeError(error);
  return `The audit trail could not be verified: ${name}${code === undefined ? '' : ` (${code})`}: ${message}`;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    writeSync(2, `${problemOf(error)}\n`);
    // kafkajs would go on trying to reach a broker that nobody waits for any more.
    process.exit(2);
  },
);
