/** The language of mails and notices. Other languages of profiles are known, and not spoken yet. */
const locale = 'en-GB';

/** Making one takes longer than everything else about a notice; there are no more than a few hundred zones. */
const formats = new Map<string, ZoneFormat>();

interface ZoneFormat {
  /** UTC when the zone is not known. */
  readonly zone: string;
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/**
 * A due instant or date in words, such as `Friday 15 May 2026 at 20:00 (Asia/Karachi)`. A date is the same day
 * everywhere. A zone that this machine does not know counts as UTC.
 */
export function dueText(due: string, zone: string): string {
  const at = new Date(due);
  if (/^\d{4}-\d\d-\d\d$/.test(due)) return dateText(formatOf('UTC'), at);
  const format = formatOf(zone);
  return `${dateText(format, at)} at ${format.time.format(at)} (${format.zone})`;
}

/** Editions of the language data differ in whether there is a comma behind the weekday. */
const dateText = ({ date }: ZoneFormat, at: Date): string => date.format(at).replace(',', '');

function formatOf(zone: string): ZoneFormat {
  const made = formats.get(zone);
  if (made !== undefined) return made;
  try {
    const format = makeFormat(zone);
    formats.set(zone, format);
    return format;
  } catch {
    // Not remembered: names that are none may be any number.
    return formatOf('UTC');
  }
}

/** @throws RangeError for a zone that does not exist. */
function makeFormat(zone: string): ZoneFormat {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return {
    zone,
    date: new Intl.DateTimeFormat(locale, { ...day, timeZone: zone }),
    time: new Intl.DateTimeFormat(locale, { ...hour, timeZone: zone }),
  };
}
