import { partsOf } from '../calendar/days.js';
import { readMonthDay } from '../extract/month-day.js';
import { englishTalkSets } from '../languages/en/talk-sets.words.js';
import {
  dateTalk,
  digestTalk,
  englishToldSets,
  languageTalk,
  quietTalk,
  zoneTalk,
} from '../languages/en/told.words.js';
import { Phrases, phraseSet, type Found } from '../text/phrases.js';
import type { Draft, Matched } from './draft.js';
import { clockText, dayFirstOf, hoursFrom, preference, timeAt, zoneOf } from './preference-handlers.js';
import { within, type Scene } from './scene.js';
import { toldIn } from './told.js';

const zoneWords = phraseSet(zoneTalk);
const digestTalkWords = phraseSet(digestTalk);
const dateWords = phraseSet(dateTalk);
const quietWords = phraseSet(quietTalk);
const languageWords = phraseSet(languageTalk);
const zoneTokensMax = 5;

/** `I'm living in Sydney now so use that time zone`. */
export function tellTimezone(matched: Matched): Draft | undefined {
  const { scene } = matched;
  const timezone = toldIn(scene, zoneWords, (at) => (zoneWords.at(scene.tokens, at) ? undefined : zoneAt(scene, at)));
  return timezone === undefined ? undefined : preference(matched, { timezone });
}

function zoneAt(scene: Scene, at: number): Found<string> | undefined {
  for (let next = Math.min(at + zoneTokensMax, scene.tokens.length); next > at; next -= 1) {
    const words = scene.tokens.slice(at, next).map(({ raw, gap }, index) => `${gap && index > 0 ? ' ' : ''}${raw}`);
    const value = zoneWords.at(scene.tokens, next - 1) ? undefined : zoneOf(words.join(''));
    if (value) return { value, next };
  }
  return undefined;
}

/** `daily summary not at 8 but at 6`. */
export function tellDigest(matched: Matched): Draft | undefined {
  const { scene } = matched;
  const at = toldIn(scene, digestTalkWords, (place) => minuteAt(scene, place));
  return at === undefined ? undefined : preference(matched, { digest: { at: clockText(at) } });
}

function minuteAt(scene: Scene, at: number): Found<number> | undefined {
  const time = timeAt(scene, at);
  return time && !time.value.isPart && !time.value.isToday ? { value: time.value.minute, next: time.next } : undefined;
}

/** `no alerts overnight, 11 to 7`. */
export function tellQuietHours(matched: Matched): Draft | undefined {
  const { scene } = matched;
  const quietHours = toldIn(scene, quietWords, (at) => hoursFrom(scene, at));
  return quietHours && preference(matched, { quietHours });
}

const orderWords = new Phrases({
  [`${ordersOf('dayFirst')}|${englishToldSets.toldDayFirst}`]: true,
  [`${ordersOf('monthFirst')}|${englishToldSets.toldMonthFirst}`]: false,
});

/** "American" alone is said of people as well. */
function ordersOf(name: 'dayFirst' | 'monthFirst'): string {
  const phrases = englishTalkSets[name]!.split('|');
  return phrases.filter((phrase) => /[ -]|dmy|mdy/.test(phrase)).join('|');
}

/** `use month first when I write dates like 05/06`. */
export function tellDayFirst(matched: Matched): Draft | undefined {
  const { scene } = matched;
  const figures = (at: number) => isFigures(scene, at);
  const tokens = scene.tokens.filter((_, at) => !figures(at));
  const bare = { ...scene, tokens };
  const dayFirst = toldIn(bare, dateWords, (at) => orderWords.at(tokens, at));
  return dayFirst === undefined ? undefined : preference(matched, { dayFirst });
}

/** `read dates like 4/7 as 4 july`. */
export function tellDayFirstByExample(matched: Matched): Draft | undefined {
  const { scene } = matched;
  const place = scene.tokens.findIndex((_, at) => isFigures(scene, at));
  if (place < 0) return undefined;
  const rest = { ...scene, tokens: scene.tokens.filter((_, at) => at !== place) };
  const day = toldIn(rest, dateWords, (at) => {
    const said = readMonthDay(rest, at);
    return said && { value: partsOf(said.value.day), next: said.next };
  });
  const dayFirst = day && dayFirstOf(within(scene, place, place + 1), day);
  return dayFirst === undefined ? undefined : preference(matched, { dayFirst });
}

function isFigures({ tokens }: Scene, at: number): boolean {
  return /^\d{1,2}[/.-]\d{1,2}$/.test(tokens[at]?.norm ?? '');
}

const languages = new Phrases({
  'roman urdu|urdu in english letters|urdu in latin letters|urdu in roman letters|latin urdu': 'ur-Latn',
  'urdu|the urdu language': 'ur',
  'english|the english language': 'en',
});

/** `english please, not urdu`. */
export function tellLanguage(matched: Matched): Draft | undefined {
  const { scene } = matched;
  const language = toldIn(scene, languageWords, (at) => languages.at(scene.tokens, at));
  return language === undefined ? undefined : preference(matched, { language });
}
