import { mkdirSync, writeFileSync } from 'node:fs';

import { testRun } from './config.js';

/**
 * Prints what a long test has measured, and keeps it for `docs/proof.md` when the run has a folder for its `REPORTS`.
 * @param title one line; figures of the same title replace each other.
 * @param figures what was measured, by name with its unit, such as `lost records`.
 */
export function recordFigures(title: string, figures: Readonly<Record<string, string | number>>): void {
  console.log(title, figures);
  if (testRun.reports === undefined) return;
  const folder = `${testRun.reports}/figures`;
  mkdirSync(folder, { recursive: true });
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  writeFileSync(`${folder}/${name}.json`, JSON.stringify({ title, figures }));
}
