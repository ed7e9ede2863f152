import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from '@todo/messaging';
import { Problem, requestContext, type ServiceMetrics } from '@todo/service-kit';
import type { NextFunction, Request, Response } from 'express';

/** What holds for every request before a route sees it. */
export function applyRequestRules(app: NestExpressApplication, logger: Logger, metrics: ServiceMetrics): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestContext(logger, metrics), answerHeaders, readsOnly);
}

/** JSON for programs: no browser is to keep it, guess its type, or show it in a frame. */
function answerHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  });
  next();
}

/** The trail is read here and never written; what wants to write is told so before anything else is looked at. */
function readsOnly(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const allow = 'GET, HEAD, OPTIONS';
  if (request.method === 'OPTIONS') {
    response.status(204).set('Allow', allow).end();
    return;
  }
  throw new Problem({ status: 405, code: 'method-not-allowed', headers: { Allow: allow } });
}
