import { Clock } from '../calendar/clock.js';
import type { Command } from '../understanding.js';
import { isolated, say, timeWords } from './format.js';
import type { Telling } from './reply.js';

/** What a preference means from now on, one sentence each. */
export function preferenceWords(command: Command, telling: Telling): string {
  const { timezone, quietHours, digest, language, dayFirst } = command;
  const { speech } = telling;
  const sentences = [
    timezone && zoneWords(timezone, telling),
    quietHours && say(telling, 'prefersQuiet', { from: quietHours.from, to: quietHours.to }),
    quietHours === null && say(telling, 'prefersNoQuiet'),
    digest && say(telling, 'prefersDigest', { at: digest.at }),
    digest === null && say(telling, 'prefersNoDigest'),
    language && say(telling, 'prefersLanguage', { language: isolated(speech.languages[language] ?? language, speech) }),
    dayFirst !== undefined && say(telling, dayFirst ? 'prefersDayFirst' : 'prefersMonthFirst'),
  ];
  return say(telling, 'preference', { what: sentences.filter((sentence) => sentence).join(' ') });
}

/** The time there shows at a glance whether it is the zone that was meant. */
function zoneWords(zone: string, telling: Telling): string {
  const { minute } = new Clock(telling.clock.nowMs, zone);
  return say(telling, 'prefersZone', { zone: isolated(zone, telling.speech), time: timeWords(minute) });
}
