export interface Holder {
  /** The process to end when the stack shall end. */
  readonly starter: number;
  /** The page; `undefined` while the stack starts or ends. */
  readonly url: string | undefined;
}

/** Who runs a stack on a data folder now; `undefined`: nobody. */
export function holder(dir: string): Holder | undefined;

export interface Claim {
  /** The supervisor is a process of its own that may live a little longer than this one: a successor waits for it. */
  handTo(pid: number): void;
  release(): void;
}

/**
 * Ends what an earlier stack left behind on a data folder when its starter was killed: waits for its supervisor, and
 * kills what has lost that too. What a living stack runs is left alone.
 */
export function endLeftOvers(dir: string): Promise<void>;

/**
 * Takes a data folder for this process.
 * @returns `undefined` when somebody else, who lives, has taken it.
 */
export function claim(dir: string): Promise<Claim | undefined>;
