export interface Step {
  /** As the beginning of a sentence, such as `Building`. */
  readonly what: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where its output goes, anew each time. */
  readonly log: string;
  /** What to do when it fails, as a sentence. */
  readonly hint: string;
}

/**
 * Runs a command to its end. It ends with this process, however this one ends.
 * @throws StartProblem with the lines of its output that name errors, else the last ones.
 */
export function runStep(step: Step): Promise<void>;
