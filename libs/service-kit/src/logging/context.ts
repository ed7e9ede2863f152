import { AsyncLocalStorage } from 'node:async_hooks';

import type { TraceContext } from '../tracing/trace-context.js';

/** What belongs to one request or message, wherever its work leads. */
export interface WorkContext {
  /** The request or chat message that started it all: `headers.correlationId` of an envelope. */
  readonly correlationId: string;
  readonly trace?: TraceContext | undefined;
}

const storage = new AsyncLocalStorage<WorkContext>();

/** Runs `work`, and everything it awaits, with this context. */
export function withContext<T>(context: WorkContext, work: () => T): T {
  return storage.run(context, work);
}

/** Runs `work` with this correlation id: every line it logs carries the id. The trace, if there is one, goes on. */
export function withCorrelation<T>(correlationId: string, work: () => T): T {
  return storage.run({ ...storage.getStore(), correlationId }, work);
}

/** The context of the running work; undefined outside of any. */
export const currentContext = (): WorkContext | undefined => storage.getStore();
