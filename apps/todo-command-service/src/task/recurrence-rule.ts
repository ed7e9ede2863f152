import { limits } from '@todo/event-contracts';

/** How often a rule comes round. Seconds are left out: nobody does a task every second. */
const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY'] as const;
export type Frequency = (typeof frequencies)[number];

/** A recurrence rule (RFC 5545) that was found to be well-formed. Immutable. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  /** How many occurrences are left, this one included. */
  readonly count: number | undefined;
  /** As written: `20261231`, `20261231T235959Z` or, meant in the task's zone, `20261231T235959`. */
  readonly until: string | undefined;
  /** By name, as written, in the order written. */
  readonly parts: ReadonlyMap<string, string>;
}

/** Each about a century, or more often than anybody would count. */
const intervalMax: Record<Frequency, number> = {
  YEARLY: 100,
  MONTHLY: 1200,
  WEEKLY: 5000,
  DAILY: 10_000,
  HOURLY: 10_000,
  MINUTELY: 10_000,
};
/** Skipping missed occurrences counts them one by one. */
const countMax = 1000;

const whole = (text: string, max: number) => /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= max;
const each = (text: string, holds: (item: string) => boolean) => text.split(',').every(holds);
const from0 = (max: number) => (text: string) => each(text, (item) => /^\d{1,2}$/.test(item) && Number(item) <= max);
const signed = (max: number) => (text: string) => each(text, (item) => whole(item.replace(/^[+-]/, ''), max));

/** What each part of a rule may hold. Parts that are not here (BYSECOND, RSCALE, …) are refused. */
const partRules: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['FREQ', (value: string) => frequencies.some((frequency) => frequency === value)],
  ['INTERVAL', (value: string) => whole(value, 10_000)],
  ['COUNT', (value: string) => whole(value, countMax)],
  ['UNTIL', (value: string) => isUntil(value)],
  ['BYMONTH', (value: string) => each(value, (item) => whole(item, 12))],
  ['BYMONTHDAY', signed(31)],
  ['BYYEARDAY', signed(366)],
  ['BYWEEKNO', signed(53)],
  ['BYSETPOS', signed(366)],
  [
    'BYDAY',
    (value: string) => each(value, (item) => /^(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(item)),
  ],
  ['BYHOUR', from0(23)],
  ['BYMINUTE', from0(59)],
  ['WKST', (value: string) => /^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(value)],
]);

/** Reads a rule. @returns the rule, or the reason why it is none, in words for people. */
export function parseRule(text: string): RecurrenceRule | { readonly problem: string } {
  if (text.length > limits.recurrenceLengthMax) {
    return { problem: `the rule has more than ${limits.recurrenceLengthMax} characters. Make it simpler.` };
  }
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    const isValid = partRules.get(name);
    if (isValid === undefined || rest.length > 0 || parts.has(name) || !isValid(value)) {
      return { problem: `“${part.slice(0, 40)}” is not understood there. Say it like FREQ=WEEKLY;BYDAY=MO.` };
    }
    parts.set(name, value);
  }
  const problem = problemOf(parts);
  return problem === undefined ? ruleOf(parts) : { problem };
}

/** The rule as tasks carry it. */
export function ruleText({ parts }: RecurrenceRule): string {
  return [...parts].map(([name, value]) => `${name}=${value}`).join(';');
}

/** The rule without its end: which dates it names at all. */
export function patternText({ parts }: RecurrenceRule): string {
  const pattern = [...parts].filter(([name]) => name !== 'COUNT' && name !== 'UNTIL');
  return pattern.map(([name, value]) => `${name}=${value}`).join(';');
}

/** A copy with some parts replaced or added. */
export function withParts(rule: RecurrenceRule, changes: Readonly<Record<string, string>>): RecurrenceRule {
  return ruleOf(new Map([...rule.parts, ...Object.entries(changes)]));
}

/** Whether the rule counts in hours or minutes. */
export function isSubDaily({ frequency }: RecurrenceRule): boolean {
  return frequency === 'HOURLY' || frequency === 'MINUTELY';
}

/** Whether parts such as BYDAY choose among the dates that frequency and interval give. */
export function isFiltered({ parts }: RecurrenceRule): boolean {
  return [...parts.keys()].some((name) => name.startsWith('BY'));
}

function ruleOf(parts: ReadonlyMap<string, string>): RecurrenceRule {
  const number = (name: string) => (parts.has(name) ? Number(parts.get(name)) : undefined);
  return {
    frequency: frequencies.find((frequency) => frequency === parts.get('FREQ')) ?? 'DAILY',
    interval: number('INTERVAL') ?? 1,
    count: number('COUNT'),
    until: parts.get('UNTIL'),
    parts,
  };
}

/** Which parts go with which frequencies only; all others go with all. */
const partsOf: Readonly<Record<string, readonly Frequency[]>> = {
  BYWEEKNO: ['YEARLY'],
  BYYEARDAY: ['YEARLY'],
  BYSETPOS: ['YEARLY', 'MONTHLY'],
  BYMONTHDAY: ['YEARLY', 'MONTHLY', 'DAILY', 'HOURLY', 'MINUTELY'],
};

function problemOf(parts: ReadonlyMap<string, string>): string | undefined {
  const frequency = frequencies.find((each) => each === parts.get('FREQ'));
  if (frequency === undefined) return 'it is not said how often. Begin with FREQ, such as FREQ=DAILY.';
  if (Number(parts.get('INTERVAL') ?? 1) > intervalMax[frequency])
    return 'the interval is too long. Choose a shorter one.';
  if (parts.has('COUNT') && parts.has('UNTIL')) return 'it ends twice. Say either COUNT or UNTIL.';
  const misplaced = [...parts.keys()].find((name) => partsOf[name]?.includes(frequency) === false);
  if (misplaced !== undefined) return `${misplaced} does not go with FREQ=${frequency}. Choose another frequency.`;
  if (/\d/.test(parts.get('BYDAY') ?? '') && frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
    return 'numbered weekdays such as 2MO go with FREQ=MONTHLY or FREQ=YEARLY only.';
  }
  return positionProblem(parts);
}

/** BYSETPOS picks among days: “the last weekday”. Among days and times it would pick from hundreds of thousands. */
function positionProblem(parts: ReadonlyMap<string, string>): string | undefined {
  if (!parts.has('BYSETPOS')) return undefined;
  const severalTimes = `${parts.get('BYHOUR') ?? ''}${parts.get('BYMINUTE') ?? ''}`.includes(',');
  if (severalTimes) return 'BYSETPOS goes with one time of day only.';
  return [...parts.keys()].some((name) => dayParts.has(name))
    ? undefined
    : 'BYSETPOS needs days to choose from, such as BYDAY.';
}

const dayParts: ReadonlySet<string> = new Set(['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO']);

function isUntil(text: string): boolean {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString() === iso;
}
