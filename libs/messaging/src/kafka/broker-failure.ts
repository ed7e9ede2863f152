/** What a failed produce request says about what to do with it. */
export type ProduceFailure =
  /** The broker is away or busy: the very same request again, by the same producer. */
  | 'retriable'
  /** A record of it will never be taken. */
  | 'record'
  /** One of its topics is missing or forbidden. */
  | 'topic'
  /** The producer's own state is beyond use; its records are fine. */
  | 'producer';

const recordFaults = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'INVALID_TIMESTAMP']);
const topicFaults = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'TOPIC_AUTHORIZATION_FAILED',
  'INVALID_TOPIC_EXCEPTION',
  'POLICY_VIOLATION',
]);

/** No answer of a broker but a fault in the client: its state cannot be trusted after it. */
const mistakes = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);

/** Sorts an error of kafkajs; when it wraps another, the innermost one counts. */
export function produceFailure(error: unknown): { readonly failure: ProduceFailure; readonly code: string } {
  const inner = innermost(error);
  const code = inner.type ?? inner.name;
  if (inner.type !== undefined && recordFaults.has(inner.type)) return { failure: 'record', code };
  if (inner.type !== undefined && topicFaults.has(inner.type)) return { failure: 'topic', code };
  if (inner.retriable === false || mistakes.has(inner.name)) return { failure: 'producer', code };
  return { failure: 'retriable', code };
}

interface KafkaJsError {
  readonly name: string;
  readonly type?: string;
  readonly retriable?: boolean;
  readonly cause?: unknown;
}

function innermost(error: unknown): KafkaJsError {
  let current = error as KafkaJsError;
  while (typeof current.cause === 'object' && current.cause !== null) current = current.cause as KafkaJsError;
  return current;
}
