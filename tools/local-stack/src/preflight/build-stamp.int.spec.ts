import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, markBuilt, sourcesNow } from '../../preflight/build-stamp.mjs';
import { temporaryFolder } from '../temporary-folder.js';

const parent = temporaryFolder('todo-build-stamp');
afterAll(() => rmSync(parent, { recursive: true }));

let root: string;
let source: string;
let output: string;

beforeEach(() => {
  root = join(parent, crypto.randomUUID());
  source = join(root, 'libs', 'one', 'src', 'one.ts');
  output = join(root, 'libs', 'one', 'dist', 'one.js');
  for (const file of [source, output]) {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '');
  }
  markBuilt(root, sourcesNow(root));
});

const built = () => isBuilt(root, sourcesNow(root), [output]);

describe('what is built', () => {
  it('is up to date as long as no source changes', () => {
    writeFileSync(join(root, 'libs', 'one', 'dist', 'another.js'), '');
    writeFileSync(join(root, 'libs', 'one', 'src', 'one.unit.spec.ts'), '');

    expect(built()).toBe(true);
  });

  it('is not when a source was changed, touched, added or removed', () => {
    const before = sourcesNow(root);
    writeFileSync(source, 'changed');
    expect(built()).toBe(false);

    writeFileSync(source, '');
    utimesSync(source, new Date(0), new Date(0));
    expect(built()).toBe(false);

    rmSync(source);
    expect(sourcesNow(root)).not.toBe(before);
    writeFileSync(join(root, 'package-lock.json'), '{}');
    expect(built()).toBe(false);
  });

  it('is not when an output is gone, or nothing was built yet', () => {
    rmSync(output);
    expect(built()).toBe(false);

    expect(isBuilt(join(parent, 'nowhere'), '', [])).toBe(false);
  });
});
