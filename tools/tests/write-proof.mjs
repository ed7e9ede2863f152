/*
 * Writes docs/proof.md from what `npm run test:long` has just run and measured: the commit, the date, every test with
 * its outcome, and the figures that tests recorded.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

const reports = process.argv[2];
const { testResults } = read(`${reports}/long.json`);
const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
const figuresFolder = `${reports}/figures`;
const figures = existsSync(figuresFolder)
  ? readdirSync(figuresFolder).map((name) => read(`${figuresFolder}/${name}`))
  : [];
const dirty = git('status', '--porcelain', '--', ':!docs/proof.md') === '' ? '' : ', with uncommitted changes';

const lines = [
  '# Proof',
  '',
  'Written by `npm run test:long`; do not edit.',
  '',
  `- Commit: \`${git('rev-parse', 'HEAD')}\`${dirty}`,
  `- Date: ${new Date().toISOString()}`,
  `- Machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  '',
  '## Tests',
  '',
  '| test | outcome | seconds |',
  '|---|---|---|',
  ...tests.map(
    ({ fullName, status, duration }) => `| ${fullName} | ${status} | ${Math.round((duration ?? 0) / 1000)} |`,
  ),
  '',
  '## Figures',
  '',
  ...figures.flatMap(({ title, figures: measured }) => [
    `### ${title}`,
    '',
    '| | |',
    '|---|---|',
    ...Object.entries(measured).map(([name, value]) => `| ${name} | ${value} |`),
    '',
  ]),
];
writeFileSync(`${root}docs/proof.md`, `${lines.join('\n').trimEnd()}\n`);
console.log('wrote docs/proof.md');
