import {
  completionLead,
  completionMoment,
  completionObject,
  completionSubject,
  completionVerb,
} from '../languages/en/completion.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import { endsThere } from './boundary.js';
import type { Reading } from './reading.js';

const leads = phraseSet(completionLead);
const moments = phraseSet(completionMoment);
const subjects = phraseSet(completionSubject);
const verbs = phraseSet(completionVerb);
const objects = phraseSet(completionObject);

/** `after completion`, `from when it's done`, `since the last time i did it`. "After I finish work" is about something else. */
export function readCompletion(reading: Reading, at: number): Found<true> | undefined {
  const { tokens } = reading;
  const lead = leads.at(tokens, at);
  if (!lead) return undefined;
  const start = past(moments, reading, lead.next);
  const verb = verbs.at(tokens, past(subjects, reading, start)) ?? verbs.at(tokens, start);
  if (!verb) return readLastTime(reading, lead.next);
  const next = past(objects, reading, verb.next);
  return endsThere(reading, next) ? { value: true, next } : undefined;
}

/** `from the last time`. */
function readLastTime(reading: Reading, at: number): Found<true> | undefined {
  const last = lastTimes.at(reading.tokens, at);
  return last && endsThere(reading, last.next) ? last : undefined;
}

const lastTimes = phraseSet('the last time|last time|the last one|the previous time');

function past(phrases: typeof leads, { tokens }: Reading, at: number): number {
  return phrases.at(tokens, at)?.next ?? at;
}
