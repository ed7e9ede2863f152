import { type InstantText, instantText } from './instant-text.js';

/** Requirement R5: how long an entry is kept and can be found. */
export const keptDays = 90;

const dayMs = 24 * 60 * 60 * 1000;

/** Entries of before this instant have run out. */
export const keptSince = (now: Date): InstantText => instantText(new Date(now.getTime() - keptDays * dayMs));

/** The calendar day (UTC) so many days after that of an instant, such as `2026-05-15`. */
export const dayAfter = (now: Date, days: number): string =>
  new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
