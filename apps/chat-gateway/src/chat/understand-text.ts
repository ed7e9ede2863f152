import { understand, type Understanding } from '@todo/chat-language';
import type { SqlClient } from '@todo/messaging-prisma';

import { conversationContext } from '../adapters/conversation-context.js';
import type { PersonTasks } from '../adapters/person-tasks.js';
import { givenOf } from '../converse/decide-turn.js';
import { inListOrder } from '../converse/list-order.js';
import { Numbering } from '../converse/numbering.js';
import { zoneFor } from './chat-body.js';

/** Says what a sentence would mean to a person, outside of any conversation. */
export class UnderstandText {
  constructor(
    private readonly db: SqlClient,
    private readonly tasks: PersonTasks,
    private readonly now: () => Date,
  ) {}

  /** The person's tasks are numbered as a list of all of them would show them. */
  async understand(userId: string, text: string, timeZone: string | undefined): Promise<Understanding> {
    const { profile, notified } = await conversationContext(this.db, { userId });
    const tasks = await this.tasks.of(this.db, userId);
    const now = this.now();
    const zone = zoneFor(timeZone ?? profile?.timeZone);
    const shown = inListOrder(tasks, undefined, { now, zone }).map(({ taskId }) => taskId);
    const given = givenOf(
      {
        ...{ now, tasks, shown, timeZone: zone, dayFirst: profile?.dayFirst ?? true, state: {} },
        notified: notified ?? undefined,
      },
      new Numbering(tasks, shown),
    );
    return understand(text, { now, given }, { occurrences: true });
  }
}
