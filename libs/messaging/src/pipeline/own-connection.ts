import { InfrastructureError, lostOwnConnection } from '../failure.js';

/** Codes and messages of a connection that was never had: what the record asks for cannot be the cause. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '08001',
  '08004',
  '57P03',
]);
const noneToBeHad = /^(?:timeout exceeded when trying to connect|Connection terminated due to connection timeout)/;

/**
 * Whether a failure is the loss of the connection that the records were being handled on, so that one of them may be its
 * cause. What a handler itself calls infrastructure is waited for and never held against a record.
 */
export function lostWhileHandling(error: unknown): boolean {
  if (error instanceof InfrastructureError || !lostOwnConnection(error)) return false;
  if (!(error instanceof Error)) return true;
  const { code } = error as Error & { readonly code?: unknown };
  return !noneToBeHad.test(error.message) && !(typeof code === 'string' && neverConnected.has(code));
}
