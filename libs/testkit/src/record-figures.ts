import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../.reports/figures/', import.meta.url));

/**
 * Keeps what a long test has measured, for `docs/proof.md`.
 * @param title one line; figures of the same title replace each other.
 * @param figures what was measured, by name with its unit, such as `lost records`.
 */
export function recordFigures(title: string, figures: Readonly<Record<string, string | number>>): void {
  mkdirSync(folder, { recursive: true });
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  writeFileSync(`${folder}${name}.json`, JSON.stringify({ title, figures }));
  console.log(title, figures);
}
