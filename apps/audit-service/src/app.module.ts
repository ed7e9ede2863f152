import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { auditRecorded } from '@todo/event-contracts';
import { type Logger, type RunInTransaction, subscribe, type Subscription } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';
import { tokenVerifier, trustIn } from '@todo/service-kit';

import { AuditorGuard } from './access/auditor.guard.js';
import { RequestRates } from './access/request-rates.js';
import { trailTables } from './adapters/trail-tables.js';
import type { Config } from './config.js';
import { RecordEntries } from './record-entries/record-entries.js';
import { AuditController } from './search-entries/audit.controller.js';
import { SearchEntries } from './search-entries/search-entries.js';

/** What the audit service consumes, and by whom it is handled. It publishes checkpoints, and entries about itself. */
export const subscriptions = (now: () => Date): Subscription<SqlClient>[] => [
  subscribe([auditRecorded], new RecordEntries(trailTables, now)),
];

/** What the HTTP side is given: its settings and the world outside. */
export interface AuditGiven {
  readonly config: Config;
  readonly logger: Logger;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  readonly now: () => Date;
}

/** The HTTP side of the audit service. */
@Module({})
export class AppModule {
  static with({ config, logger, runInTransaction, now }: AuditGiven): DynamicModule {
    const verify = tokenVerifier(trustIn(config));
    const rates = new RequestRates();
    return {
      module: AppModule,
      controllers: [AuditController],
      providers: [
        { provide: SearchEntries, useValue: new SearchEntries(runInTransaction, now) },
        { provide: APP_GUARD, useValue: new AuditorGuard({ verify, rates, runInTransaction, logger, now }) },
      ],
    };
  }
}
