import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { outdatedPackage } from '../../preflight/installation.mjs';
import { temporaryFolder } from '../temporary-folder.js';

const parent = temporaryFolder('todo-installation');
afterAll(() => rmSync(parent, { recursive: true }));

type Packages = Record<string, { version?: string; optional?: boolean; link?: boolean }>;

/** @param installed what npm says it installed; absent: it never came to its end. */
function checkout(wanted: Packages, installed?: Packages): string {
  const root = join(parent, crypto.randomUUID());
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  write(join(root, 'package-lock.json'), { packages: wanted });
  if (installed) write(join(root, 'node_modules/.package-lock.json'), { packages: installed });
  return root;
}

const zod = { 'node_modules/zod': { version: '4.6.7' } };

const write = (file: string, content: unknown) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
};

describe('the installation', () => {
  it('is up to date when every package is there in the version of the lockfile', () => {
    const root = checkout(
      {
        '': {},
        'libs/testkit': { version: '0.1.0' },
        'node_modules/@todo/testkit': { link: true },
        'node_modules/fsevents': { version: '2.3.3', optional: true },
        ...zod,
      },
      zod,
    );
    mkdirSync(join(root, 'node_modules/@todo/testkit'), { recursive: true });

    expect(outdatedPackage(root)).toBeUndefined();
  });

  it('is not when a package is missing, or of another version', () => {
    const pg = { 'node_modules/pg': { version: '8.23.1' } };

    expect(outdatedPackage(checkout({ ...zod, ...pg }, zod))).toBe('node_modules/pg');
    expect(outdatedPackage(checkout(zod, { 'node_modules/zod': { version: '4.6.6' } }))).toBe('node_modules/zod');
    expect(outdatedPackage(checkout({ 'node_modules/@todo/web': { link: true } }, zod))).toBe('node_modules/@todo/web');
  });

  it('is up to date with what was put there by other means than npm ci', () => {
    const root = checkout(zod, {});
    write(join(root, 'node_modules/zod/package.json'), { version: '4.6.7' });

    expect(outdatedPackage(root)).toBeUndefined();
  });

  it('is not when it was never made or was cut off: npm says at the end what it installed', () => {
    const root = checkout(zod);
    write(join(root, 'node_modules/zod/package.json'), { version: '4.6.7' });

    expect(outdatedPackage(root)).toBe('node_modules');
    expect(outdatedPackage(join(parent, 'nowhere'))).toBe('node_modules');
  });
});
