/**
 * Proves that every boundary rule bites: `fixtures/` holds a small workspace with one deliberately wrong import a rule,
 * in a file that is named for the rule. A rule that lets its file pass, or a rule without a file, is red.
 */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';

import rules from './rules.cjs';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));
// The fixtures are left out of the real run, and have no types of their own.
const { exclude: _exclude, tsConfig: _tsConfig, ...options } = rules.options;
const { output } = await cruise(['apps', 'libs'], {
  ...options,
  baseDir: fixtures,
  validate: true,
  ruleSet: { forbidden: rules.forbidden },
});

const caught = new Set(
  output.summary.violations
    .filter(({ from, rule }) => basename(from, '.ts') === rule.name)
    .map(({ rule }) => rule.name),
);
const blunt = rules.forbidden.map(({ name }) => name).filter((name) => !caught.has(name));
if (blunt.length > 0) {
  console.error(`These boundary rules let their deliberately wrong import pass: ${blunt.join(', ')}`);
  process.exit(1);
}
console.log(`boundaries: all ${caught.size} rules catch their deliberately wrong import`);
