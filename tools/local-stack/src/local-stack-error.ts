export type LocalStackErrorCode =
  | 'broker-unreachable'
  | 'command-missing'
  | 'database-refused'
  | 'download-failed'
  | 'folder-in-use'
  | 'folder-unreachable'
  | 'migration-failed'
  | 'platform-unsupported'
  | 'port-taken'
  | 'process-ended'
  | 'start-timeout';

/** Something a person has to know about. The message says what happened and what to do. */
export class LocalStackError extends Error {
  constructor(
    readonly code: LocalStackErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}
