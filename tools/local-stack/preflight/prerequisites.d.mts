import type { Settings } from './settings.mjs';

/** What was found of one thing that the stack needs. */
export interface Finding {
  readonly name: string;
  /** `fail`: `npm start` cannot work. */
  readonly status: 'pass' | 'warn' | 'fail';
  readonly message: string;
  /** What to do; absent where the message says it, or nothing has to be done. */
  readonly fix?: string;
}

/** What a test may know better than the machine. */
export interface Probes {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: string;
  readonly arch: string;
  /** On Linux; elsewhere always true. */
  readonly hasGlibc: boolean;
  readonly nodeVersion: string;
  /** Bytes that this user can still write to the disk of a path. */
  freeDisk(path: string): number;
  /** Bytes. */
  freeMemory(): number;
  readonly jarsFolder: string;
  readonly uid: number | undefined;
}

export const machine: Probes;

/** Looks after everything that `npm start` needs, and changes nothing. @param root of the checkout. */
export function prerequisites(settings: Settings, root: string, probes?: Probes): Promise<Finding[]>;
