/** Whether trying again can help, and whether the try counts. */
export type FailureClass = 'permanent' | 'transient' | 'infrastructure';

/** A failure that says what may be done about it. `code` is a fixed word for metrics, headers and alerts. */
export abstract class MessagingError extends Error {
  abstract readonly failure: FailureClass;

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Trying again cannot help: a dead letter at once. */
export class PermanentError extends MessagingError {
  readonly failure = 'permanent';
}

/** Trying again may help: five attempts in all, then a dead letter. */
export class TransientError extends MessagingError {
  readonly failure = 'transient';
}

/** Something that everybody needs is away: wait for it, without counting. */
export class InfrastructureError extends MessagingError {
  readonly failure = 'infrastructure';
}

const infrastructureCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What `pg` says, without a code, when its connection went away or none could be had. */
const lostConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Client was closed)/;

/**
 * Sorts a failure by what it carries: our own label, a SQLSTATE (PostgreSQL appendix A: 08 connection, 22 data,
 * 23 integrity, 53 resources, 57P shutdown), or a system error. Anything unlabelled is transient.
 */
export function classify(error: unknown): { readonly failure: FailureClass; readonly code: string } {
  if (error instanceof MessagingError) return { failure: error.failure, code: error.code };
  const code = codeOf(error);
  if (code === undefined) {
    const lost = error instanceof Error && lostConnection.test(error.message);
    if (lost) return { failure: 'infrastructure', code: 'connection-lost' };
    // Whoever wraps a failure to say more about it does not change what may be done about it.
    if (error instanceof Error && error.cause instanceof Error) return classify(error.cause);
    return { failure: 'transient', code: nameOf(error) };
  }
  if (infrastructureCodes.has(code) || /^(?:08|53|57P)/.test(code)) return { failure: 'infrastructure', code };
  if (/^2[23][0-9A-Z]{3}$/.test(code)) return { failure: 'permanent', code };
  return { failure: 'transient', code };
}

/** Whether the failure is the loss of the very connection it happened on: a record can be the cause of that. */
export function lostOwnConnection(error: unknown): boolean {
  const { failure, code } = classify(error);
  return failure === 'infrastructure' && !code.startsWith('53');
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'not-an-error';
}
