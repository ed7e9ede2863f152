import { Controller, Get, Header, Inject } from '@nestjs/common';

import { OpenToEverybody } from '../identity/access.guard.js';

/** The injection token of the document. */
export const openApi = Symbol('OpenAPI document');

/** `GET /api/openapi.json`. */
@Controller('api/openapi.json')
export class OpenApiController {
  constructor(@Inject(openApi) private readonly document: Record<string, unknown>) {}

  @Get()
  @Header('Cache-Control', 'public, max-age=300')
  @OpenToEverybody()
  read(): Record<string, unknown> {
    return this.document;
  }
}
