/*
 * Holds the table "requirement → test" of the specification against the reports of a run: a test that is named there
 * and did not pass, or did not run at all, is told and ends this with 1.
 *
 *   node tools/tests/requirements.mjs <folder of reports> <tier>...
 *
 * Only rows whose file is of one of these tiers are looked at; each tier has its report `<tier>.json` in the folder.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [reports, ...tiers] = process.argv.slice(2);

const table = readFileSync(`${root}specs/phase-05/002-kafka-integration/spec.md`, 'utf8');
const rows = [...table.matchAll(/^\| ([RPA]\d+) +\| `([^`]+\.(\w+)\.spec\.ts)` +\| `([^`]+)` +\|$/gm)]
  .map(([, id, file, tier, title]) => ({ id, file, tier, title }))
  .filter(({ tier }) => tiers.includes(tier));
const ran = tiers.flatMap((tier) =>
  JSON.parse(readFileSync(`${reports}/${tier}.json`, 'utf8')).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({ file: relative(root, name), title, status })),
  ),
);

const unmet = rows.flatMap(({ id, file, title }) => {
  const wanted = titlePattern(title);
  const found = ran.filter((test) => test.file === file && wanted.test(test.title));
  if (found.length === 0) return [`${id}: ${file} > ${title}: did not run`];
  return found.every(({ status }) => status === 'passed') ? [] : [`${id}: ${file} > ${title}: did not pass`];
});

for (const line of unmet) console.error(line);
console.log(`${rows.length - unmet.length} of ${rows.length} tests that the specification names have passed`);
process.exit(rows.length === 0 || unmet.length > 0 ? 1 : 0);

/** `%s` and `$name` of a title stand for what each case filled in. */
function titlePattern(title) {
  const literal = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(
    `^${title
      .split(/%[sdifjo]|\$[\w.]+/)
      .map(literal)
      .join('.*')}$`,
  );
}
