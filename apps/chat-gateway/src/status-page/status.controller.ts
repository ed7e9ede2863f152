import { Controller, Get, Inject, UseGuards } from '@nestjs/common';

import { OpenToEverybody } from '../identity/access.guard.js';
import { LocalOnly } from '../identity/local-only.js';
import { StatusWatch } from './status-watch.js';
import type { SystemStatus } from './system-status.js';

/** `GET /api/dev/status`: how the whole system does. Exists only in development, on a loopback listener. */
@Controller('api/dev')
@UseGuards(LocalOnly)
export class StatusController {
  constructor(@Inject(StatusWatch) private readonly watch: StatusWatch) {}

  @Get('status')
  @OpenToEverybody()
  status(): Promise<SystemStatus> {
    return this.watch.look();
  }
}
