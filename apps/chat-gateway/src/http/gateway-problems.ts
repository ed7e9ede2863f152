import { type ArgumentsHost, Catch } from '@nestjs/common';
import { classify, InfrastructureError } from '@todo/messaging';
import { ProblemFilter } from '@todo/service-kit';

/** Lock timeout, statement timeout, serialization failure, deadlock: nothing was done, and the next try may well succeed. */
const busyCodes = new Set(['55P03', '57014', '40001', '40P01']);

/** Answers a request that a busy database gave up on with 503 and when to try again, instead of 500. */
@Catch()
export class GatewayProblems extends ProblemFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    const { code } = classify(thrown);
    const isBusy = busyCodes.has(code) && thrown instanceof Error;
    super.catch(isBusy ? new InfrastructureError(code, 'the database is busy', { cause: thrown }) : thrown, host);
  }
}
