import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Logger } from '@todo/messaging';

import { withContext } from '../logging/context.js';
import type { ServiceMetrics } from '../metrics/service-metrics.js';
import { continueTrace } from '../tracing/trace-context.js';

/** What Express adds to a request once a route took it. */
type RoutedRequest = IncomingMessage & { readonly baseUrl?: string; readonly route?: { readonly path?: unknown } };

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Characters that need no escaping anywhere; others would reach logs, headers and topics. */
const usableId = /^[\w.:-]{1,128}$/;

/**
 * Express middleware, the first of all (`app.use(requestContext(…))` before body parsers): gives the request a
 * correlation id (the client's `X-Correlation-Id` when it is a plain one) and a step of its trace, answers with the
 * id, and when the request ends counts it by route template and writes a line.
 */
export function requestContext(logger: Logger, metrics: ServiceMetrics): Middleware {
  return (request, response, next) => {
    const given = request.headers['x-correlation-id'];
    const correlationId = typeof given === 'string' && usableId.test(given) ? given : randomUUID();
    const traceparent = request.headers['traceparent'];
    const trace = continueTrace(typeof traceparent === 'string' ? traceparent : undefined);
    const context = { correlationId, trace };
    response.setHeader('X-Correlation-Id', correlationId);

    const startedMs = performance.now();
    // When the client hangs up, the event comes from the socket, which belongs to no request.
    const onClose = () => answered(request, response, performance.now() - startedMs, logger, metrics);
    response.once('close', () => withContext(context, onClose));
    withContext(context, next);
  };
}

function answered(
  request: RoutedRequest,
  response: ServerResponse,
  durationMs: number,
  logger: Logger,
  metrics: ServiceMetrics,
): void {
  const method = methods.has(request.method ?? '') ? (request.method ?? '') : 'OTHER';
  const route = routeOf(request);
  // 499, as proxies write it: the client left before there was an answer.
  const status = response.headersSent ? response.statusCode : 499;
  const isStream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
  // How long somebody looked at a page is no measure of how fast we answer.
  if (!isStream) metrics.httpAnswered(method, route, status, durationMs / 1000);
  const fields = { method, route, status, durationMs: Math.round(durationMs) };
  if (status >= 500) logger.warn('request answered', fields);
  else logger.debug('request answered', fields);
}

/** The template of the route that took the request: raw paths hold ids and are without number. */
function routeOf({ baseUrl = '', route }: RoutedRequest): string {
  return typeof route?.path === 'string' ? `${baseUrl}${route.path}` : 'unmatched';
}
