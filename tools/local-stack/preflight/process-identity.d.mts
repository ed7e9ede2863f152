/** A process that no later one can be mistaken for: its pid and when it started, in the system's own words. */
export interface KnownProcess {
  pid: number;
  identity: string;
}

/** `undefined`: no such process, or only its zombie. */
export function knownProcess(pid: number): KnownProcess | undefined;
export function isRunning(process: KnownProcess): boolean;
/** Sends a signal; says whether there was a process to receive it. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean;
