import { expect, it } from 'vitest';
import { diskSuspicion } from './disk-suspicion.js';

it('a full disk is suspected, and only a full one', () => {
  const withFree = (mebibytes: number) => diskSuspicion('/data', () => mebibytes * 2 ** 20);

  expect(withFree(3)).toBe('The disk of /data is full (3 MB left): delete what you no longer need.');
  expect(withFree(64)).toBe('');
});
