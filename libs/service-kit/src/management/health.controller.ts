import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import type { Logger } from '@todo/messaging';

import { describeError } from '../logging/describe-error.js';
import { type HealthCheck, Readiness } from './readiness.js';

/** The injection token of the log. */
export const managementLogger = Symbol('logger of the management server');

/** A probe waits no longer; Kubernetes asks again. */
const checkBoundMs = 2000;

/** However often somebody asks, the database is asked twice a second at most. */
const answerKeptMs = 500;

/** `/health/live` and `/health/ready`, for Kubernetes and load balancers. */
@Controller('health')
export class HealthController {
  #lastStatus: HealthCheckResult['status'] | undefined;

  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(managementLogger) private readonly logger: Logger,
  ) {}

  /** That it answers at all is the answer: the event loop turns. Restarting would bring back no broker or database. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  /** 200 while requests should be sent here (`degraded` included), otherwise 503. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<HealthCheckResult> {
    if (this.readiness.phase === 'stopping') throw unready('shutting_down');
    const starting = { name: 'started', required: true, check: () => this.#requireStarted() };
    const checks = [starting, ...this.readiness.checks];
    try {
      const result = await this.health.check(checks.map((check) => () => this.#examine(check)));
      this.#notice(result);
      return result;
    } catch (error) {
      if (error instanceof ServiceUnavailableException) this.#notice(error.getResponse() as HealthCheckResult);
      throw error;
    }
  }

  async #examine(check: HealthCheck): Promise<HealthIndicatorResult> {
    const session = this.indicators.check(check.name);
    const attempt = session.attempt(() => withoutMessage(check)).withTimeout(checkBoundMs);
    const result = await attempt.cacheFor(answerKeptMs);
    const found = result[check.name];
    if (found?.status !== 'down' || check.required) return result;
    return session.degraded({ message: String(found['message']), responseTime: found['responseTime'] });
  }

  #requireStarted(): void {
    if (this.readiness.phase === 'starting') throw new Error('starting');
  }

  /** One line a change, not one a probe. */
  #notice({ status, details }: HealthCheckResult): void {
    if (status === this.#lastStatus) return;
    const failing = Object.entries(details).flatMap(([name, found]) => (found.status === 'up' ? [] : [name]));
    if (status === 'ok') this.logger.info('readiness changed', { status });
    else this.logger.warn('readiness changed', { status, failing });
    this.#lastStatus = status;
  }
}

/** Terminus shows the message of what a check throws; those of the database name hosts and users. */
async function withoutMessage(check: HealthCheck): Promise<void> {
  try {
    await check.check();
  } catch (error) {
    const { code, message } = describeError(error);
    throw new Error(code ?? (message === 'starting' ? message : 'failed'));
  }
}

function unready(status: HealthCheckResult['status']): ServiceUnavailableException {
  return new ServiceUnavailableException({ status, info: {}, error: {}, details: {} } satisfies HealthCheckResult);
}
