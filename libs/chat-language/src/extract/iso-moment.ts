import { parseIsoDate } from '../calendar/days.js';
import type { Found } from '../text/phrases.js';
import { single } from './day.js';
import type { Moment } from './moment.js';
import type { Reading } from './reading.js';

/** `2026-06-01T14:30`, with a `Z` in UTC. */
export function readIsoMoment({ tokens }: Reading, at: number): Found<Moment> | undefined {
  const norm = tokens[at]?.norm ?? '';
  const match = /^(\d{4}-\d{2}-\d{2})t(\d{2}):(\d{2})(?::\d{2})?(z?)$/.exec(norm);
  const day = match ? parseIsoDate(match[1]!) : undefined;
  if (!match || day === undefined || Number(match[2]) > 23 || Number(match[3]) > 59) return undefined;
  const next = at + 1;
  if (match[4]) return { value: { instantMs: Date.parse(norm.toUpperCase()) }, next };
  const minute = Number(match[2]) * 60 + Number(match[3]);
  return { value: { day: single(day), time: { minute, strength: 2 } }, next };
}
