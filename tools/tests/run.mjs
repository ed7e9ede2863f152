/*
 * Runs the tiers of tests one after another and ends with one line, `N passed, N failed`, that counts them all.
 * A tier that ran no test counts as one failure. Every step is started through the guard, so that nothing is left
 * running when this process, or the npm that started it, is killed.
 *
 *   node tools/tests/run.mjs check        what `npm run check` does
 *   node tools/tests/run.mjs test         build, check, integration, end to end, faults
 *   node tools/tests/run.mjs long         build, and the long versions
 *   node tools/tests/run.mjs int <part of a path>...     one tier, or some files of it; also unit, e2e, fault
 */
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guard = fileURLToPath(new URL('../local-stack/guard.mjs', import.meta.url));
const [name, ...filters] = process.argv.slice(2);
/** Where this run reports; a run that is started by a test of another one has its own. */
const reports = `${root}.reports/${name}`;
const bin = (name) => `${root}node_modules/.bin/${name}`;

const build = { name: 'build', command: [process.execPath, `${root}tools/local-stack/build.mjs`] };
const tier = (name) => ({
  name,
  report: `${reports}/${name}.json`,
  command: [
    bin('vitest'),
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reports}/${name}.json`,
    ...filters,
  ],
});
const requirements = (...tiers) => ({
  name: 'requirements',
  command: [process.execPath, `${root}tools/tests/requirements.mjs`, reports, ...tiers],
});
const checks = [
  // Beside each other: none of them waits for another or changes anything.
  [
    { name: 'format', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
    { name: 'lint', command: [bin('eslint'), '.', '--max-warnings', '0'] },
    { name: 'boundaries bite', command: [process.execPath, `${root}tools/boundaries/self-test.mjs`] },
    {
      name: 'boundaries',
      command: [bin('depcruise'), '--config', 'tools/boundaries/rules.cjs', 'apps', 'libs', 'tools'],
    },
    { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.spec.json'] },
  ],
  tier('unit'),
];
const plans = {
  check: [
    { name: 'generated code', command: [bin('nx'), 'run-many', '-t', 'generate', '--output-style=static'] },
    ...checks,
  ],
  unit: [tier('unit')],
  int: [tier('int')],
  e2e: [build, tier('e2e')],
  fault: [build, tier('fault')],
  test: [build, ...checks, tier('int'), tier('e2e'), tier('fault'), requirements('unit', 'int', 'e2e', 'fault')],
  long: [
    build,
    tier('long'),
    requirements('long'),
    { name: 'proof', command: [process.execPath, `${root}tools/tests/write-proof.mjs`, reports] },
  ],
};

const plan = plans[name];
if (plan === undefined) {
  console.error(`Say what to run: ${Object.keys(plans).join(', ')}.`);
  process.exit(2);
}

const environment = {
  ...process.env,
  NX_DAEMON: 'false',
  CHECKPOINT_DISABLE: '1',
  SCARF_ANALYTICS: 'false',
  FORCE_COLOR: '0',
  REPORTS: reports,
};
const parent = process.ppid;
setInterval(() => {
  // npm was killed (the scripts say `exec`, so it is our parent): the guard ends what runs once this process is gone.
  if (process.ppid !== parent) process.exit(1);
}, 500).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
let passed = 0;
let failed = 0;
/** What went wrong, told once more at the end, where whoever sees only the end of a long log finds it. */
const failures = [];
for (const entry of plan) {
  await (Array.isArray(entry) ? Promise.all(entry.map(takeAside)) : take(entry, (text) => process.stdout.write(text)));
  // Without a build nothing later means anything.
  if (entry === build && failed > 0) break;
}
for (const failure of failures) console.error(`\n✗ ${failure}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** One step beside others: what it says is told as a whole when it has ended. */
async function takeAside(step) {
  let output = '';
  await take(step, (text) => (output += text));
  process.stdout.write(output);
}

async function take({ name, command, report }, write) {
  const started = performance.now();
  write(`\n── ${name}\n`);
  const { code, tail } = await run(command, write);
  const counted = report === undefined ? { passed: 0, failed: 0, ran: true, failures: [] } : count(report);
  const wrong = code !== 0 && counted.failed === 0;
  failures.push(...counted.failures);
  if (wrong || !counted.ran) failures.push(`${name}: ${counted.ran ? tail : 'no test ran'}`);
  passed += report === undefined && code === 0 ? 1 : counted.passed;
  failed += counted.failed + (wrong || !counted.ran ? 1 : 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  write(`── ${name}: ${code === 0 && counted.ran ? 'passed' : 'FAILED'} in ${seconds} s\n`);
}

/** @returns the exit code, 1 when it was ended by a signal, and the end of the output. */
function run([command, ...args], write) {
  const { promise, resolve } = Promise.withResolvers();
  const child = fork(guard, { detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      write(text);
      tail = (tail + text).slice(-6_000);
    });
  }
  let code = 1;
  child.on('message', (report) => {
    if (report.kind === 'failed') write(`${command} could not be started: ${report.message}\n`);
    if (report.kind === 'exited') code = report.code ?? 1;
  });
  const end = () => resolve({ code, tail });
  child.on('close', end);
  // Something that the step left behind may hold its output open.
  child.on('exit', () => setTimeout(end, 2_000));
  child.send({ command, args, cwd: root, env: environment, stopSignal: 'SIGTERM', graceMs: 10_000 });
  return promise;
}

function count(report) {
  try {
    const { numPassedTests, numFailedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: numPassedTests,
      failed: numFailedTests,
      ran: numTotalTests > 0,
      failures: testResults.flatMap(failuresOf),
    };
  } catch {
    return { passed: 0, failed: 0, ran: false, failures: [] };
  }
}

/** Of one file: each failed test with the beginning of its message; the file's own message when no test of it ran. */
function failuresOf({ name, message, assertionResults }) {
  const file = relative(root, name);
  const told = assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${file} > ${fullName}\n${failureMessages.join('\n').slice(0, 3_000)}`);
  return told.length === 0 && message ? [`${file}\n${message.slice(0, 3_000)}`] : told;
}
