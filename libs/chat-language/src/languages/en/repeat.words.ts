import type { Rule } from '../../calendar/rule.js';

/** Words that are a whole repeat by themselves. */
export const wholeRepeats: Readonly<Record<string, Rule>> = {
  'daily|everyday|day by day|nightly': { freq: 'DAILY', interval: 1 },
  'weekly|once a week|once per week|once weekly': { freq: 'WEEKLY', interval: 1 },
  'biweekly|bi-weekly|fortnightly|once fortnightly|every fortnight|every other week|once a fortnight|once every two weeks|once every 2 weeks':
    { freq: 'WEEKLY', interval: 2 },
  'monthly|once a month|once per month|once monthly': { freq: 'MONTHLY', interval: 1 },
  'bimonthly|bi-monthly': { freq: 'MONTHLY', interval: 2 },
  'quarterly|once a quarter|every quarter|each quarter|every three months': { freq: 'MONTHLY', interval: 3 },
  'half-yearly|twice a year|semiannually|semi-annually|every half year|every six months': {
    freq: 'MONTHLY',
    interval: 6,
  },
  'yearly|annually|once a year|once per year|once yearly': { freq: 'YEARLY', interval: 1 },
  'hourly|once an hour|once hourly': { freq: 'HOURLY', interval: 1 },
  'once a day|once per day|once daily': { freq: 'DAILY', interval: 1 },
};

export const everyWords =
  'every single|each and every|each single|every|each|ev|evry|evey|evrey|ea|once every|once each|once in every|once every single|any|per every';

export const unitFrequency: Readonly<Record<string, Pick<Rule, 'freq' | 'interval'>>> = {
  minute: { freq: 'MINUTELY', interval: 1 },
  hour: { freq: 'HOURLY', interval: 1 },
  day: { freq: 'DAILY', interval: 1 },
  week: { freq: 'WEEKLY', interval: 1 },
  fortnight: { freq: 'WEEKLY', interval: 2 },
  month: { freq: 'MONTHLY', interval: 1 },
  quarter: { freq: 'MONTHLY', interval: 3 },
  year: { freq: 'YEARLY', interval: 1 },
};
