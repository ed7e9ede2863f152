import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from '@todo/messaging';
import { Problem, requestContext, type ServiceMetrics } from '@todo/service-kit';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

import { jsonBody } from './json-body.js';
import { checkText } from './parse-json.js';
import type { RequestRates } from './request-rates.js';
import type { RouteTable } from './route-table.js';

export interface RequestRules {
  readonly routes: RouteTable;
  readonly rates: RequestRates;
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
  /** Addresses whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Other sites that may call. */
  readonly corsOrigins: readonly string[];
}

/** What holds for every request before a route sees it, in this order. */
export function applyRequestRules(app: NestExpressApplication, rules: RequestRules): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', rules.trustedProxies.length === 0 ? false : [...rules.trustedProxies]);
  app.use(requestIdAlias);
  app.use(requestContext(rules.logger, rules.metrics));
  app.use(helmet(), privateAnswer);
  app.use(countAddress(rules.rates));
  if (rules.corsOrigins.length > 0) app.enableCors(corsFor(rules.corsOrigins));
  app.use(plainTarget, allowedMethod(rules.routes), acceptable, ...jsonBody());
}

/** Many proxies and clients say `X-Request-Id` where we say `X-Correlation-Id`. */
function requestIdAlias({ headers }: Request, _response: Response, next: NextFunction): void {
  headers['x-correlation-id'] ??= headers['x-request-id'];
  next();
}

/** What is answered is somebody's own. Routes whose answers may be kept say so themselves. */
function privateAnswer(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

function countAddress(rates: RequestRates): RequestHandler {
  return async ({ ip }, _response, next) => {
    await rates.countAddress(ip);
    next();
  };
}

const corsFor = (origins: readonly string[]) => ({
  origin: [...origins],
  credentials: false,
  exposedHeaders: ['ETag', 'Location', 'Retry-After', 'X-Correlation-Id', 'Command-Id'],
});

/** Refuses targets that hold what cannot be stored, escaped or not. */
function plainTarget(request: Request, _response: Response, next: NextFunction): void {
  for (const value of Object.values(request.query).flat()) if (typeof value === 'string') checkText(value);
  if (/%00/.test(request.path)) checkText('\0');
  next();
}

function allowedMethod(routes: RouteTable): RequestHandler {
  return (request, response, next) => {
    const methods = routes.methodsOf(request.path);
    if (methods.length === 0) return next();
    if (request.method === 'OPTIONS') {
      response.status(204).set('Allow', methods.join(', ')).end();
      return;
    }
    if (methods.includes(request.method)) return next();
    throw new Problem({ status: 405, code: 'method-not-allowed', headers: { Allow: methods.join(', ') } });
  };
}

function acceptable(request: Request, _response: Response, next: NextFunction): void {
  const { accept } = request.headers;
  const offered = request.path === '/api/stream' ? 'text/event-stream' : 'application/json';
  // The usual ones without asking: reading an Accept header properly costs more than all the rest of this.
  if (accept === undefined || accept === '*/*' || accept === offered || !request.path.startsWith('/api/'))
    return next();
  if (request.accepts(offered) !== false) return next();
  throw new Problem({ status: 406, code: 'not-acceptable', detail: `This is ${offered}.` });
}
