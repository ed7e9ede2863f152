import type { UserProfileUpdated } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { resolveAnswered } from '../adapters/command-table.js';
import { saveProfiles } from '../adapters/profile-table.js';
import { lockStreams, say } from '../adapters/stream-table.js';
import { finishTurns } from '../chat/finish-turns.js';
import { commandEntry } from '../command/command-entry.js';

/** Keeps each person's newest profile; commands that waited for it end with it. */
export class ProjectProfiles implements BatchHandler<UserProfileUpdated, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'project-profiles';

  async handleMany(events: readonly UserProfileUpdated[], { tx }: HandlerContext<SqlClient>): Promise<Outcome[]> {
    const newest = new Map<string, UserProfileUpdated>();
    for (const event of events) {
      const { profileVersion } = newest.get(event.userId)?.payload.profile ?? { profileVersion: 0 };
      if (event.payload.profile.profileVersion > profileVersion) newest.set(event.userId, event);
    }
    const users = [...newest.keys()];
    const streams = await lockStreams(tx, users);

    // The envelope says whose profile it is, whatever the payload holds.
    const written = await saveProfiles(
      tx,
      [...newest].map(([userId, { payload }]) => ({ ...payload.profile, userId })),
    );
    const ended = written.size === 0 ? [] : await resolveAnswered(tx, users);
    await say(tx, streams, [...ended.map(commandEntry), ...(await finishTurns(tx, ended))]);

    return events.map((event) =>
      newest.get(event.userId) === event && written.has(event.userId) ? done : skipped('not newer'),
    );
  }
}
