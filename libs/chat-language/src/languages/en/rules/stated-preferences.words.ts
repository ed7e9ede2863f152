import type { Rule } from '../../../intent/handlers.js';

/** Preferences that are stated in any order of words, where the handlers read all of the sentence, and those to ask about. */
export const statedPreferencesRules: readonly Rule[] = [
  {
    does: 'tellDayFirst',
    patterns: [
      '<monthFirst>|<dayFirst>|<toldMonthFirst>|<toldDayFirst> {text}',
      '{text} <monthFirst>|<dayFirst>|<toldMonthFirst>|<toldDayFirst>',
      '{text} <monthFirst>|<dayFirst>|<toldMonthFirst>|<toldDayFirst> {more}',
    ],
  },
  {
    does: 'tellDayFirstByExample',
    patterns: [
      'mean|means|meant|read|treat|interpret|understand|take|dates|in|by|if|when|whenever|something {text}',
      '{text} mean|means|meant|read|treat|is|its|should {more}',
    ],
  },
  {
    does: 'tellTimezone',
    patterns: [
      '<zoneEvidence> {text}',
      '{text} <zoneEvidence>|<clockEvidence>',
      '{text} <zoneEvidence>|<clockEvidence> {more}',
    ],
  },
  {
    does: 'tellQuietHours',
    patterns: ['<quietEvidence> {text}', '{text} <quietEvidence> {more}', '{text} <quietEvidence>'],
  },
  {
    does: 'tellDigest',
    patterns: ['<digestWords> {text}', '{text} <digestWords>', '{text} <digestWords> {more}'],
  },
  {
    does: 'tellLanguage',
    patterns: ['urdu|english {text}', '{text} urdu|english', '{text} urdu|english {more}'],
  },
  {
    does: 'ask',
    variant: 'set_preference',
    patterns: [
      '(no|stop|skip|send) (my|the) <digestWords> (only) on|at|during weekends|weekdays|the_weekend|saturdays|sundays|mondays|fridays|holidays|my_holiday|my_day_off',
      'no|stop reminders|notifications|messages|alerts|pings|interruptions|emails (please) after|past|before {time}',
      '<noDisturb> (me) (anything|with_reminders|with_notifications|reminders|notifications) after|past|before {time}',
      'daily_summary|daily_digest|daily_overview|morning_summary|morning_digest',
      '<digestVerb> (me) (my|the) <digestWords> (a_bit|a_little) earlier|later|sooner',
      '<digestVerb> (me) (my|the) <digestWords> {shift} earlier|later|sooner',
      '{time} is too|way_too|much_too|a_bit late|early for (my|the) <digestWords> (,) {text}',
      'set|make|change|update|move|extend|shorten|start|begin|end|finish (my|the) quiet_hours|quiet_time (to|are|from) {text}',
      'be quiet|silent (at|in|during) {time}',
      'be quiet|silent',
      'quiet|silence|mute (hours) (me) after|from|starting {time}',
    ],
  },
];
