import { type InstantText, instantText } from './instant-text.js';
import { keptSince } from './kept-days.js';

/** An entry's own time is believed so far ahead of our clock, in ms: clocks of services differ. */
const aheadMs = 5 * 60 * 1000;

/**
 * The time that retention counts from. It is the entry's own, but never before that of the entry it follows in its
 * chain: what runs out is then always the beginning of a chain, and the rest can still be verified. A late entry is so
 * kept a little longer; it is found for 90 days by its own time all the same. Times out of all reason, ahead or behind,
 * do not leave the days that the trail has.
 */
export function filingTime(happenedAt: InstantText, previous: InstantText | null, now: Date): InstantText {
  const believed = happenedAt <= instantText(new Date(now.getTime() + aheadMs)) ? happenedAt : instantText(now);
  return [believed, previous ?? '', keptSince(now)].reduce((latest, time) => (time > latest ? time : latest));
}
