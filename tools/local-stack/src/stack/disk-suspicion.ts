import { statfsSync } from 'node:fs';

/** With less than this on the disk, in bytes, that is why something ended. */
const fullBelow = 64 * 2 ** 20;

function freeBytesOf(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

/** Why something that writes may have ended, as a sentence. Empty: not for lack of room. */
export function diskSuspicion(dataDir: string, freeBytes = freeBytesOf): string {
  const free = freeBytes(dataDir);
  if (free >= fullBelow) return '';
  return `The disk of ${dataDir} is full (${Math.floor(free / 2 ** 20)} MB left): delete what you no longer need.`;
}
