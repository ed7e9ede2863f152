import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { GivenPerson } from '../testing/given-person.js';

describe('the profile', () => {
  it('is made by its first change, with what holds for a person who said nothing', async () => {
    const anna = new GivenPerson();

    const { result, events } = await anna.sends('profile.update', { set: { email: 'anna@example.org' } });

    const profile = {
      userId: anna.userId,
      profileVersion: 1,
      email: 'anna@example.org',
      timeZone: 'UTC',
      language: 'en',
      dayFirst: true,
      quietHours: null,
      digest: null,
      channels: ['email', 'in-app'],
    };
    expect(events.map(({ payload }) => payload)).toEqual([{ profile }]);
    expect(result).toMatchObject({ eventType: 'command.accepted', payload: { tasks: [], profileVersion: 1 } });
    expect(result.payload).not.toHaveProperty('undoableUntil');
  });

  it('counts its versions and tells the previous state', async () => {
    const anna = await new GivenPerson().hasProfile({ timeZone: 'Europe/Berlin' });
    const before = anna.store.people.get(anna.userId)!.profile;

    const { events } = await anna.sends('profile.update', {
      set: { quietHours: { from: '22:00', to: '07:00' }, channels: ['push', 'push'] },
    });

    expect(events).toMatchObject([
      {
        payload: {
          profile: { profileVersion: 2, timeZone: 'Europe/Berlin', channels: ['push'] },
          previousState: before,
        },
      },
    ]);
  });

  it('stays as it is when nothing is new', async () => {
    const anna = await new GivenPerson().hasProfile({ timeZone: 'Europe/Berlin' });

    const { result, events } = await anna.sends('profile.update', { set: { timeZone: 'Europe/Berlin' } });

    expect(events).toEqual([]);
    expect(result).toMatchObject({ eventType: 'command.accepted', payload: { profileVersion: 1 } });
  });

  it('refuses a zone that is none', async () => {
    const { result } = await new GivenPerson().sends('profile.update', { set: { timeZone: 'Berlin' } });

    expect(result).toMatchObject({
      payload: {
        code: 'time-zone-invalid',
        message: 'There is no time zone “Berlin”. Use a name such as Europe/Berlin.',
      },
    });
  });

  it('is left alone by undo', async () => {
    const anna = await new GivenPerson().hasProfile({ timeZone: 'Europe/Berlin' });

    const { result } = await anna.sends('changes.undo', {});

    expect(result).toMatchObject({ payload: { code: 'nothing-to-undo' } });
  });

  it('moves the reminders that depend on it', async () => {
    const anna = await new GivenPerson().at('2026-05-12T08:00:00Z').hasProfile({ channels: ['email'] });
    await anna.has({ title: 'Task', dueDate: '2026-05-14', reminders: [{ reminderId: randomUUID(), offset: '-P1D' }] });

    await anna.sends('profile.update', { set: { timeZone: 'America/New_York', channels: ['push', 'in-app'] } });

    const due = [...anna.store.reminders.values()].map(({ scheduledFor, channel }) => [scheduledFor, channel]);
    expect(due).toEqual([
      ['2026-05-13T13:00:00Z', 'push'],
      ['2026-05-13T13:00:00Z', 'in-app'],
    ]);
  });
});
