import { anyOf, phrasesOf } from '../../text/phrases.js';
import { englishTalkSets } from './talk-sets.words.js';

/**
 * The closed vocabularies of sentences that state a preference in any order of words: besides the value itself such a
 * sentence has only words of its vocabulary, so that one word from outside ("book a hotel in Paris") makes it something else.
 */
const small =
  'i|im|i am|i would|id|ive|i have|ill|ill be|we|were|weve|we have|me|my|mine|us|our|you|your|it|its|it is|thats|that|this|the|a|an|is|are|be|being|should|should be|must be|so|and|then|,|.|!|-|:|;|(|)|for me|for us|to me|as|to|for|with|in|on|at|of|by|also|now|please|pls|plz|thanks|thank you|can|can you|could|could you|would|would you|will you|want|want you to|need|like|would like|would like you to|rather|prefer|hey|hi|fyi|btw|actually|always|just|only|all|instead|do|make|make it|set|set it|use|use that|change|change it|change that|switch|switch it|switch me|put|put me|update|update it|adjust|fix|fix it|keep|have|go|go with|sure|make sure|from now on|if you can|kindly|let|lets|anymore|any more|any longer|but|since|because';
const adjusting = englishTalkSets['adjust']!;
const fromNow = englishTalkSets['fromNow']!;

export const zoneTalk = [
  small,
  adjusting,
  fromNow,
  anyOf(
    'my location|location|changing|switching|setting|updating|mind|would you mind|read|say|new timezone',
    'new time zone|new tz|new zone|timezone|time zone|timezones|time-zone|tz|zone|zones|time|times|clock',
    'clocks|local time|local|there|here|over here|accordingly|to match|that time zone|wrong|has|has changed',
    'changed|had|off|live|living|lives|based|based out|out|moved|relocated|moving|relocating|landed|arrived',
    'flew|flown|into|over|back|gone|went|come|came|staying|settled|settled down|currently|home|my home',
    'everything|show|display|give|treat|assume|consider|think|work|run|follow|go by|count|switch over',
    'from today|from today on|set to|record|the record|again',
  ),
].join('|');

export const digestTalk = [
  small,
  fromNow,
  englishTalkSets['digestVerb']!,
  englishTalkSets['digestWords']!,
  'time|come|comes|coming|arrive|arrives|sent|get|getting|send|receive|daily|every day|each day|every morning|each morning|in the morning|around|about|earlier|later|up|down|back|forward|moved|better|works better|morning|evening|usual|usually',
].join('|');

export const dateTalk = [
  small,
  fromNow,
  anyOf(
    'date|dates|my dates|format|order|style|way|write|writing|written|write it|type|typing|typed|enter',
    'entering|put|putting|say|saying|give|read|reading|read as|interpret|treat|understand|take|parse|see|show',
    'when|whenever|whenever i|if|where|like|such as|e . g|eg|for example|example|something like|anything like',
    'goes|go|comes|come|comes in|with|have|has|stands|mean|means|meant|american|british|european|german',
    'french|pakistani|america|britain|england|germany|pakistan|we do|order of|number|numbers|numeric|both',
    'always|not the other way round|the other way round|other|way round',
  ),
].join('|');

export const languageTalk = [
  small,
  fromNow,
  englishTalkSets['speak']!,
  englishTalkSets['languageWord']!,
  'speak|talk|reply|replies|answer|answers|write|writing|speaking|talking|replying|language|better|understand|back|back to|easier|more|is easier|is better|letters|with me|to me|over to|chat|conversation|everything',
].join('|');

export const quietTalk = [
  small,
  fromNow,
  englishTalkSets['noDisturb']!,
  anyOf(
    'no|none|any|anything|nothing|quiet|quiet hours|quiet hrs|quiet time|silent|silence|silenced|mute|muted',
    'hush|shush|sleep|asleep|sleeping|bed|go to bed|in bed|awake|get up|wake up|up|dont|do not|without',
    'be disturbed|not be disturbed|not be bothered|not be pinged|not be notified|disturb|bother|ping|pings',
    'pinged|pinging|buzz|buzzing|buzzes|notify|notified|notification|notifications|alert|alerts|alerted',
    'reminder|reminders|remind|message|messages|messaging|texts|noise|sound|sounds|beeps|send|get|hold|pause',
    'stop|stop the|overnight|at night|every night|each night|nightly|night|during the night|the night|while',
    'when|then|wake|wake me|run|start|starts|begin|begins|end|ends|start at|hours|leave|alone|leave me alone',
    'rest|peace|yourself|nights|phone|my phone|stay|stays|after|between|from|usually|normally|mostly',
    'should run|should be|rather not be disturbed|rather not be bothered|and end|wake|notifications|all',
  ),
].join('|');

/** A value behind one of these is the one that is not wanted. */
export const rejecting = anyOf(
  'not|not at|not in|not the|not from|and not|instead of|instead of at|rather than|rather than at',
  'no longer in|no longer live in|no longer on|no longer at|no longer|no more|isnt|isnt in|is not|arent',
  'are not|aint|left|have left|moved from|relocated from|moved here from|from|away from|stop writing',
  'stop speaking|stop using|stop talking|stop replying in|dont use|dont speak|do not use|never|over',
);

export const englishToldSets = {
  toldDayFirst: ordersOf('day'),
  toldMonthFirst: ordersOf('month'),
  /** Where somebody says to be, and the words for the setting. */
  zoneEvidence: anyOf(
    'timezone|time zone|time-zone|tz|clock|clocks|living in|live in|lives in|based in|based out of|moved to',
    'moved over to|moved back to|moved from|relocated to|relocated from|moving to|relocating to|landed in',
    'arrived in|arrived at|flew to|flew into|flown to|flown into|staying in|gone back to|went back to',
    'settled in|settled down in|come back to|home is|my location|im in|i am in|ill be in|were in|being in',
    'im on|i am on|were on|in utc',
  ),
  clockEvidence: 'local time|time there|time|times',
  quietEvidence:
    'no|dont|do not|not be|stop|hold|pause|mute|muted|quiet|quiet hours|silence|silent|hush|shush|sleep|asleep|bed|wake me|any reminders|any notifications|any alerts',
};

/** "The month comes first", "the first number is the month". */
function ordersOf(part: 'day' | 'month'): string {
  return [
    phrasesOf(
      `${part}|${part}s`,
      'is|comes|goes|stands|should be|should come|always comes|always goes|is always',
      'first|in front|before the day|before the month',
    ),
    phrasesOf(
      'first',
      'number|figure|one|part|digit|digits',
      '|in my dates|in dates|in a date|of a date|there',
      'is|means|stands for|should be|is always|as',
      `the ${part}|${part}`,
    ),
    phrasesOf('first', `number|figure|one|part`, `the ${part}`),
  ].join('|');
}
