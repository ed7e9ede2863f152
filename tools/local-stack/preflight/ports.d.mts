import type { WantedListener } from './settings.mjs';

export interface ChosenPorts {
  /** By the listener's key. */
  readonly chosen: Readonly<Record<string, number>>;
  /** Those whose default was taken. */
  readonly moved: readonly (WantedListener & { readonly movedTo: number })[];
}

/**
 * A free port for everything that listens: a default that is taken moves to the next free one.
 * @throws StartProblem when one that somebody chose is taken, saying by whom and how to go on.
 */
export function choosePorts(wanted: readonly WantedListener[]): Promise<ChosenPorts>;

/** `forbidden`: only root may listen there. */
export function portState(port: number): Promise<'free' | 'taken' | 'forbidden'>;

export interface PortHolder {
  readonly pid: number;
  /** Its command line, 80 characters at most. */
  readonly command: string;
}

/** Who listens on a port; `undefined` when nobody does, or somebody of whom we may not know. */
export function holderOf(port: number): PortHolder | undefined;
