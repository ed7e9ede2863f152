import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';

import { unknownConversation } from '../chat/chat.controller.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { idParam } from '../http/id-param.js';
import { parse } from '../http/parse.js';
import { CurrentIdentity } from '@todo/service-kit';
import type { Identity } from '@todo/service-kit';
import { limitParam } from '../list-tasks/task-query.js';
import { ShowConversations } from './show-conversations.js';

/** The query of both lists. */
export const conversationQuery = z.strictObject({ limit: limitParam, cursor: z.string().min(1).max(200).optional() });

/** Where the next page of conversations begins: as PostgreSQL writes a time, with all its digits. */
const listPlace = z.tuple([
  z.literal('updated'),
  z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/),
  z.uuid(),
]);
/** The turn before which the next page of messages goes on. */
const turnPlace = z.tuple([z.literal('turn'), z.int().min(1).max(2_147_483_647)]);

/** `GET /api/conversations`, and one of them. */
@Controller('api/conversations')
export class ConversationController {
  constructor(@Inject(ShowConversations) private readonly conversations: ShowConversations) {}

  @Get()
  async list(@CurrentIdentity() who: Identity, @Query() query: unknown) {
    const { limit, cursor } = parse(conversationQuery, query, 'query');
    const [, updatedAt, id] = cursor === undefined ? [] : decodeCursor(listPlace, cursor);
    const after = updatedAt === undefined || id === undefined ? undefined : ([updatedAt, id] as const);
    const { items, next } = await this.conversations.list(who.userId, limit, after);
    return { items, nextCursor: next === undefined ? null : encodeCursor(['updated', ...next]) };
  }

  @Get(':conversationId')
  async one(@CurrentIdentity() who: Identity, @Param('conversationId') id: string, @Query() query: unknown) {
    const conversationId = parse(idParam, id, 'path');
    const { limit, cursor } = parse(conversationQuery, query, 'query');
    const before = cursor === undefined ? undefined : decodeCursor(turnPlace, cursor)[1];
    const found = await this.conversations.one(who.userId, conversationId, { limit, before });
    if (found === undefined) throw unknownConversation();
    const { next, ...conversation } = found;
    return { ...conversation, nextCursor: next === undefined ? null : encodeCursor(['turn', next]) };
  }
}
