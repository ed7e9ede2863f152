import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = join(root, 'tools/tests/requirements.mjs');
const spec = readFileSync(join(root, 'specs/phase-05/002-kafka-integration/spec.md'), 'utf8');
const named = [...spec.matchAll(/^\| [RPA]\d+ +\| `([^`]+\.unit\.spec\.ts)` +\| `([^`]+)` +\|$/gm)];

interface Ran {
  file: string;
  title: string;
  status: string;
}

let reports: string;
beforeEach(() => void (reports = mkdtempSync(join(tmpdir(), 'reports-'))));
afterEach(() => rmSync(reports, { recursive: true }));

/** Every unit test that the specification names, passed, with what stands for a case filled in. */
const allPassed = (): Ran[] =>
  named.map(([, file, title]) => ({
    file: file!,
    title: title!.replaceAll(/%s|\$[\w.]+/g, 'some case'),
    status: 'passed',
  }));

function judge(tests: readonly Ran[]) {
  const testResults = tests.map(({ file, title, status }) => ({
    name: join(root, file),
    assertionResults: [{ title, status }],
  }));
  writeFileSync(join(reports, 'unit.json'), JSON.stringify({ testResults }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, reports, 'unit'], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the tests that the specification names', () => {
  it('are all found when all have passed', () => {
    const { status, stderr, stdout } = judge(allPassed());

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`${named.length} of ${named.length}`);
  });

  it('are red when one did not run', () => {
    const [missing, ...others] = allPassed();

    const { status, stderr } = judge(others.filter(({ title }) => title !== missing!.title));

    expect(status).toBe(1);
    expect(stderr).toContain('did not run');
  });

  it.each(['failed', 'skipped', 'todo'])('are red when one is %s', (state) => {
    const [one, ...others] = allPassed();

    const { status, stderr } = judge([{ ...one!, status: state }, ...others]);

    expect(status).toBe(1);
    expect(stderr).toContain(`${one!.file} > `);
    expect(stderr).toContain('did not pass');
  });
});
