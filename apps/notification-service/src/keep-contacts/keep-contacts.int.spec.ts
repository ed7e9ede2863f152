import { done, skipped } from '@todo/messaging';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { profileOf, somebody } from '../testing/messages.js';
import { NotificationRig } from '../testing/notification-rig.js';

let rig: NotificationRig;
beforeAll(async () => {
  rig = await NotificationRig.start();
});
afterAll(() => rig.close());

const contact = async (userId: string) => {
  const { rows } = await rig.pool.query('select * from contacts where user_id = $1', [userId]);
  return rows[0] as unknown;
};

it('keeps what reaching a person needs, and no more', async () => {
  const user = somebody();

  expect(await rig.consume(profileOf(user, { profileVersion: 3 }))).toEqual([done]);

  expect(await contact(user)).toEqual({
    user_id: user,
    profile_version: 3,
    email: `${user}@example.org`,
    time_zone: 'Asia/Karachi',
    language: 'en',
    quiet_hours: { from: '22:00', to: '07:30' },
    channels: ['email', 'in-app'],
  });
});

it('keeps the newest, in whatever order profiles come and however often', async () => {
  const user = somebody();
  const [first, second, third] = [1, 2, 3].map((profileVersion) =>
    profileOf(user, { profileVersion, email: `v${profileVersion}@example.org`, channels: [], quietHours: null }),
  );

  const outcomes = [
    await rig.consume(second!, first!),
    await rig.consume(first!),
    await rig.consume(third!, structuredClone(third!), second!),
    await rig.consume(third!),
  ];

  expect(outcomes.flat()).toEqual(
    [true, false, false, true, false, false, false].map((isNew) => (isNew ? done : skipped('not newer'))),
  );
  expect(await contact(user)).toMatchObject({ profile_version: 3, email: 'v3@example.org', quiet_hours: null });
});

it('keeps no address that can be read in more than one way', async () => {
  const user = somebody();

  await rig.consume(profileOf(user, { email: 'a@example.org,b@example.org' }));

  expect(await contact(user)).toMatchObject({ email: null });
});
