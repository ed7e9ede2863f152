import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { type AuditRecorded, auditRecorded } from '@todo/event-contracts';
import type { Logger, RunInTransaction } from '@todo/messaging';
import {
  type Identity,
  identify,
  Problem,
  rememberIdentity,
  type SignedRequest,
  type VerifyToken,
} from '@todo/service-kit';

import { auditNote } from '../self-audit/audit-note.js';
import type { RequestRates } from './request-rates.js';

export interface AuditorGuardOptions {
  readonly verify: VerifyToken;
  readonly rates: RequestRates;
  readonly runInTransaction: RunInTransaction<unknown>;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** Lets auditors through and nobody else. Whoever is somebody and no auditor leaves an entry in the trail. */
export class AuditorGuard implements CanActivate {
  constructor(private readonly options: AuditorGuardOptions) {}

  /** @throws Problem 401, 403, 429. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { verify, rates, logger } = this.options;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const identity = await identify(request, verify, logger);
    rates.count(identity.userId);
    if (!identity.roles.includes('auditor')) await this.refuse(identity);
    rememberIdentity(request, identity);
    return true;
  }

  /** Refused only when the refusal is on record; while the database is away nobody is let in either. */
  private async refuse({ userId }: Identity): Promise<never> {
    const afterState = { service: 'audit-service', needed: 'auditor' };
    const facts = { action: 'access.denied', resourceType: 'access', resourceId: 'audit', afterState } as const;
    const note = auditNote(userId, facts, this.options.now());
    await this.options.runInTransaction(async ({ emit }) => emit<AuditRecorded>(auditRecorded, note));
    this.options.logger.warn('access denied', { needed: 'auditor', userId });
    throw new Problem({ status: 403, code: 'forbidden', detail: 'The audit trail is for auditors.' });
  }
}
