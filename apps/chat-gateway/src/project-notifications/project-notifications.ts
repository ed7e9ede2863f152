import type { NotificationEvent } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';
import { handledBefore, rememberHandled, type SqlClient } from '@todo/messaging-prisma';

import { lockStreams, say } from '../adapters/stream-table.js';
import type { StreamEntry } from '../stream/stream-entry.js';

/** Tells people what was delivered to them and what could not be; in-app notices appear by this alone. */
export class ProjectNotifications implements BatchHandler<NotificationEvent, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'project-notifications';

  async handleMany(events: readonly NotificationEvent[], { tx, group }: HandlerContext<SqlClient>): Promise<Outcome[]> {
    const streams = await lockStreams(
      tx,
      events.map(({ userId }) => userId),
    );

    // Nothing of a notice is kept but what the stream says, so only the inbox can tell that it was said before.
    const seen = new Set(
      (
        await handledBefore(
          tx,
          group,
          events.map(({ eventId }) => eventId),
        )
      ).keys(),
    );
    const fresh = events.filter(({ eventId }) => !seen.has(eventId) && seen.add(eventId));
    await rememberHandled(
      tx,
      group,
      fresh.map(({ eventId, userId }) => ({ messageId: eventId, userId, outcome: null })),
    );
    await say(tx, streams, fresh.map(notificationEntry));

    const told = new Set(fresh);
    return events.map((event) => (told.has(event) ? done : skipped('told before')));
  }
}

function notificationEntry({ userId, eventType, payload }: NotificationEvent): StreamEntry {
  const { notification } = payload;
  const data =
    eventType === 'notification.delivered'
      ? { ...notification, outcome: 'delivered', at: payload.deliveredAt }
      : { ...notification, outcome: payload.outcome, reason: payload.reason, at: payload.failedAt };
  return { userId, event: 'notification', data };
}
