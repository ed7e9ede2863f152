/** A fingerprint of everything that is built, by name, size and time of change: some 30 ms where nx takes 2 s. */
export function sourcesNow(root: string): string;

/** Whether exactly these sources were built last, and all of the outputs are there. */
export function isBuilt(root: string, sources: string, outputs: readonly string[]): boolean;

export function markBuilt(root: string, sources: string): void;
