import { Problem } from '@todo/service-kit';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

import { parseJson } from './parse-json.js';

/** The largest body, in bytes, unpacked. */
export const bodyBytesMax = 256 * 1024;

/** Reads the bodies of requests as JSON: the one form this interface takes. */
export function jsonBody(): RequestHandler[] {
  return [requireJson, express.raw({ type: () => true, limit: bodyBytesMax }), readJson];
}

function requireJson(request: Request, _response: Response, next: NextFunction): void {
  if (!hasBody(request)) return next();
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const allowed = ['application/json', ...(request.method === 'PATCH' ? ['application/merge-patch+json'] : [])];
  const charset = parameters.map((part) => part.trim()).find((part) => part.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (allowed.includes(type.trim()) && isUtf8) return next();
  throw new Problem({
    status: 415,
    code: 'unsupported-media-type',
    detail: `A body is sent as ${allowed.join(' or ')}, in UTF-8.`,
    headers: request.method === 'PATCH' ? { 'Accept-Patch': allowed.join(', ') } : {},
  });
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function readJson(request: Request, _response: Response, next: NextFunction): void {
  const bytes: unknown = request.body;
  request.body = Buffer.isBuffer(bytes) && bytes.length > 0 ? parseJson(bytes) : undefined;
  next();
}
