/*
 * `npm run doctor`: says of everything that `npm start` needs whether it is there, and what to do where it is not.
 * With `--json` as an array. Ends with 1 when `npm start` could not work.
 */
import { fileURLToPath } from 'node:url';
import { prerequisites } from './preflight/prerequisites.mjs';
import { readSettings } from './preflight/settings.mjs';
import { StartProblem } from './preflight/start-problem.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const marks = { pass: '✓', warn: '!', fail: '✗' };

const findings = await look();
if (process.argv.includes('--json')) console.log(JSON.stringify(findings, null, 2));
else for (const finding of findings) console.log(inWords(finding));
process.exitCode = findings.some(({ status }) => status === 'fail') ? 1 : 0;

async function look() {
  try {
    return await prerequisites(readSettings(process.env, root), root);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    return [{ name: 'Settings', status: 'fail', message: error.message }];
  }
}

function inWords({ name, status, message, fix }) {
  const line = `${marks[status]} ${status}  ${name.padEnd(12)}  ${message}`;
  return fix ? `${line}\n                      → ${fix}` : line;
}
