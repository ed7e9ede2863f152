import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { madeOnce } from './made-once.js';

const parent = temporaryFolder('todo-made-once');
afterAll(() => rmSync(parent, { recursive: true }));

const newFolder = () => {
  const above = join(parent, crypto.randomUUID());
  mkdirSync(above);
  return { above, folder: join(above, 'wanted') };
};

describe('a folder that is made once', () => {
  it('is made by one of many who want it at once', async () => {
    const { above, folder } = newFolder();
    let made = 0;
    const make = async (draft: string) => {
      made += 1;
      await pause(100);
      writeFileSync(join(draft, 'content'), 'complete');
    };

    const results = await Promise.all([1, 2, 3, 4].map(() => madeOnce(folder, make)));

    expect(results).toEqual([folder, folder, folder, folder]);
    expect(made).toBe(1);
    expect(readFileSync(join(folder, 'content'), 'utf8')).toBe('complete');
    expect(readdirSync(above)).toEqual(['wanted']);
  });

  it('is not there when making it failed, and can be made then', async () => {
    const { above, folder } = newFolder();
    const fail = async (draft: string) => {
      writeFileSync(join(draft, 'content'), 'half');
      throw new Error('no network');
    };

    await expect(madeOnce(folder, fail)).rejects.toThrow('no network');
    expect(readdirSync(above)).toEqual([]);

    await madeOnce(folder, async () => {});
    expect(readdirSync(above)).toEqual(['wanted']);
  });

  it('is made although an earlier maker died with the lock in its hand', async () => {
    const { folder } = newFolder();
    writeFileSync(`${folder}.lock`, JSON.stringify({ pid: process.pid, identity: 'of an earlier process' }));

    await madeOnce(folder, async () => {});

    expect(readdirSync(folder)).toEqual([]);
  });
});
