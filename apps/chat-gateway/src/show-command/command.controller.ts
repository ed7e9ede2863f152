import { Controller, Get, Inject, Param } from '@nestjs/common';
import { CurrentIdentity, Problem } from '@todo/service-kit';

import { PrismaReads } from '../adapters/prisma-reads.js';
import type { CommandOutcome } from '../command/command-outcome.js';
import { type CommandView, commandView } from '../command/command-view.js';
import { parse } from '../http/parse.js';
import type { Identity } from '@todo/service-kit';
import { idParam } from '../http/id-param.js';

/** `GET /api/commands/{commandId}`: what became of a change that was answered with 202. */
@Controller('api/commands')
export class CommandController {
  constructor(@Inject(PrismaReads) private readonly reads: PrismaReads) {}

  @Get(':commandId')
  async outcome(@CurrentIdentity() who: Identity, @Param('commandId') id: string): Promise<CommandView> {
    const where = { commandId: parse(idParam, id, 'path'), userId: who.userId };
    const row = await this.reads.read(({ command }) => command.findUnique({ where }));
    if (row === null) throw new Problem({ status: 404, code: 'command-unknown', detail: 'There is no such command.' });
    const { commandId, type, requestedAt } = row;
    // Until the read model has what the result names, the command is still on its way for its user.
    const outcome = row.status === 'pending' ? undefined : (row.result as unknown as CommandOutcome);
    return commandView({ commandId, type, requestedAt: requestedAt.toISOString() }, outcome);
  }
}
