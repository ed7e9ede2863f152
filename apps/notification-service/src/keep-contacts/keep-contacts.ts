import type { UserProfileUpdated } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { saveContacts } from '../adapters/contact-table.js';
import { contactOf } from '../contact/contact.js';

/** Keeps how each person is reached, by their newest profile. */
export class KeepContacts implements BatchHandler<UserProfileUpdated, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'keep-contacts';

  async handleMany(
    events: readonly UserProfileUpdated[],
    { tx, lockUsers }: HandlerContext<SqlClient>,
  ): Promise<Outcome[]> {
    const newest = new Map<string, UserProfileUpdated>();
    for (const event of events) {
      const known = newest.get(event.userId)?.payload.profile.profileVersion ?? 0;
      if (event.payload.profile.profileVersion > known) newest.set(event.userId, event);
    }
    await lockUsers([...newest.keys()]);

    // The envelope says whose profile it is, whatever the payload holds.
    const contacts = [...newest].map(([userId, { payload }]) => contactOf({ ...payload.profile, userId }));
    const written = await saveContacts(tx, contacts);

    return events.map((event) =>
      newest.get(event.userId) === event && written.has(event.userId) ? done : skipped('not newer'),
    );
  }
}
