import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { Problem } from '@todo/service-kit';
import type { Response } from 'express';

import { OpenToEverybody } from '../identity/access.guard.js';
import { PageFiles } from './page-files.js';

/** Nothing but our own files runs or is shown, they talk to nobody but this gateway, and text never becomes markup. */
const securityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** `GET /`: a page to talk to the assistant and to see how the system does. */
@Controller()
@OpenToEverybody()
export class PageController {
  constructor(@Inject(PageFiles) private readonly files: PageFiles) {}

  @Get()
  page(@Res() response: Response): void {
    this.answer('index.html', response);
  }

  @Get('page/:file')
  part(@Param('file') name: string, @Res() response: Response): void {
    this.answer(name, response);
  }

  private answer(name: string, response: Response): void {
    const file = this.files.file(name);
    if (file === undefined) throw new Problem({ status: 404, code: 'not-found', detail: 'The page has no such file.' });
    response.set({ 'Content-Type': file.type, 'Content-Security-Policy': securityPolicy }).send(file.text);
  }
}
