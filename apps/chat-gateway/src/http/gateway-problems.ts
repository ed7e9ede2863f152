import { type ArgumentsHost, Catch } from '@nestjs/common';
import { InfrastructureError } from '@todo/messaging';
import { ProblemFilter } from '@todo/service-kit';

import { isBusy } from '../adapters/busy-database.js';

/** Answers a request that a busy database gave up on with 503 and when to try again, instead of 500. */
@Catch()
export class GatewayProblems extends ProblemFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    const away = () => new InfrastructureError('database-busy', 'the database is busy', { cause: thrown });
    super.catch(isBusy(thrown) ? away() : thrown, host);
  }
}
