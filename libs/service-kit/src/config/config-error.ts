/** One setting that cannot be used, without its value. */
export interface SettingProblem {
  /** The name of the environment variable. */
  readonly name: string;
  /** What is wrong with it, such as `is missing`. */
  readonly problem: string;
  /** What the setting is for, in the words of its description. */
  readonly description: string;
}

/** The environment cannot be used. Names every setting that is wrong, and never a value: values may be secrets. */
export class ConfigError extends Error {
  readonly code = 'config-invalid';

  constructor(readonly problems: readonly SettingProblem[]) {
    super(
      [
        problems.length === 1 ? 'One setting is wrong:' : `${problems.length} settings are wrong:`,
        ...problems.map(({ name, problem, description }) => `  ${name} ${problem}. ${description}`.trimEnd()),
      ].join('\n'),
    );
    this.name = new.target.name;
  }
}
