import { Controller, Get, Inject, Query } from '@nestjs/common';
import { CurrentIdentity, type Identity, invalidRequest } from '@todo/service-kit';

import { entryQuery } from './entry-query.js';
import { type FoundPage, SearchEntries } from './search-entries.js';

/** `GET /api/audit`, for auditors. */
@Controller('api/audit')
export class AuditController {
  constructor(@Inject(SearchEntries) private readonly entries: SearchEntries) {}

  @Get()
  search(@CurrentIdentity() { userId }: Identity, @Query() query: unknown): Promise<FoundPage> {
    const parsed = entryQuery.safeParse(query);
    if (!parsed.success) throw invalidRequest(parsed.error, 'query');
    return this.entries.search(userId, parsed.data);
  }
}
