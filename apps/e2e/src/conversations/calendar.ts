const dayMs = 86_400_000;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The names of days and months in a language, from the platform's own calendar. */
const voices: Readonly<Record<string, { locale: string; weekday: 'short' | 'long'; month: 'short' | 'long' }>> = {
  en: { locale: 'en-US', weekday: 'short', month: 'short' },
  ur: { locale: 'ur', weekday: 'long', month: 'long' },
};
/** No calendar of a platform speaks Roman Urdu. */
const romanWeekdays = ['Itwar', 'Peer', 'Mangal', 'Budh', 'Jumerat', 'Jumma', 'Hafta'];

/** A day that a script names, perhaps with a time of day, in a zone. */
export interface Moment {
  /** `2026-05-15`. */
  readonly date: string;
  /** `17:00`. */
  readonly time: string | undefined;
  readonly zone: string;
}

/** `tomorrow`, `in 3 days 17:00`: counted here, not by the grammar under test. @throws for what is no day. */
export function momentOf(words: string, zone: string, now: Date): Moment {
  const match = /^(.+?)(?: (\d{2}:\d{2}))?$/.exec(words);
  const today = dateIn(zone, now.getTime());
  const days = daysAhead(match?.[1] ?? words, new Date(`${today}T00:00:00Z`).getUTCDay());
  return { date: new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, 10), time: match?.[2], zone };
}

function daysAhead(words: string, weekdayToday: number): number {
  const near = ['yesterday', 'today', 'tomorrow'].indexOf(words);
  if (near >= 0) return near - 1;
  const counted = /^in (\d+) days$/.exec(words);
  if (counted) return Number(counted[1]);
  const weekday = weekdays.indexOf(words);
  if (weekday < 0) throw new Error(`{${words}} is no day that scripts know`);
  return (weekday - weekdayToday + 7) % 7 || 7;
}

/** `Fri 15 May, 17:00`, with the year where it is another one. */
export function inWords({ date, time, zone }: Moment, lang: string, now: Date): string {
  const at = new Date(`${date}T00:00:00Z`);
  const { locale, weekday, month } = voices[lang] ?? { locale: 'en-US', weekday: 'long', month: 'long' };
  const part = (options: Intl.DateTimeFormatOptions) => at.toLocaleString(locale, { ...options, timeZone: 'UTC' });
  const day = lang === 'roman' ? romanWeekdays[at.getUTCDay()] : part({ weekday });
  const year = date.slice(0, 4);
  const otherYear = dateIn(zone, now.getTime()).startsWith(year) ? '' : ` ${year}`;
  const comma = lang === 'ur' ? '، ' : ', ';
  return `${day} ${at.getUTCDate()} ${part({ month })}${otherYear}${time === undefined ? '' : `${comma}${time}`}`;
}

/** The instant at which a clock in the zone shows it. Scripts keep clear of the hours in which clocks change. */
export function instantOf({ date, time, zone }: Moment): string {
  const wanted = Date.parse(`${date}T${time ?? '00:00'}:00Z`);
  const shown = new Date(wanted).toLocaleString('sv-SE', { timeZone: zone });
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) - wanted;
  return new Date(wanted - offset).toISOString();
}

function dateIn(zone: string, instantMs: number): string {
  return new Date(instantMs).toLocaleDateString('sv-SE', { timeZone: zone });
}

/** Puts days into a text: as dates, or as a reply says them. */
export function withDays(text: string, zone: string, now: Date, as: 'dates' | 'words'): string {
  return text.replace(/\{([a-z][a-z0-9: ]*?)(?::(ur|roman))?\}/g, (_, words: string, lang = 'en') => {
    const repeated = /^repeat (\w+) (\d+)$/.exec(words);
    if (repeated) return Array.from({ length: Number(repeated[2]) }, () => repeated[1]).join(' ');
    const moment = momentOf(words, zone, now);
    return as === 'words'
      ? inWords(moment, String(lang), now)
      : `${moment.date}${moment.time ? ` ${moment.time}` : ''}`;
  });
}
