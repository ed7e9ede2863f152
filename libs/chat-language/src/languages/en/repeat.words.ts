import type { Rule } from '../../calendar/rule.js';

/** Words that are a whole repeat by themselves. */
export const wholeRepeats: Readonly<Record<string, Rule>> = {
  'daily|everyday|day by day|nightly': { freq: 'DAILY', interval: 1 },
  'weekly|once a week|once per week': { freq: 'WEEKLY', interval: 1 },
  'biweekly|bi-weekly|fortnightly|every fortnight|every other week|once a fortnight|once every two weeks|once every 2 weeks':
    { freq: 'WEEKLY', interval: 2 },
  'monthly|once a month|once per month': { freq: 'MONTHLY', interval: 1 },
  'bimonthly|bi-monthly': { freq: 'MONTHLY', interval: 2 },
  'quarterly|once a quarter|every quarter|each quarter|every three months': { freq: 'MONTHLY', interval: 3 },
  'half-yearly|twice a year|semiannually|semi-annually|every half year|every six months': {
    freq: 'MONTHLY',
    interval: 6,
  },
  'yearly|annually|once a year|once per year': { freq: 'YEARLY', interval: 1 },
  'hourly|once an hour': { freq: 'HOURLY', interval: 1 },
  'once a day|once per day': { freq: 'DAILY', interval: 1 },
};

export const everyWords = 'every single|each and every|every|each|ev|evry|evey|once every|any|per every';

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

/** From completion, not from the date: `every 3 days after I finish`. */
export const fromCompletion =
  'after completion|from completion|after completing|after completing it|after i complete it|after i finish|after i finish it|after finishing|after finishing it|after its done|after it is done|after its completed|after it is completed|after i complete|when done|when completed|when complete|once done|once completed|after being done|after being completed|after i do it|after doing it|after ive done it|after i have done it|after each completion|from when i finish|from when i complete it|from the day i finish|from the day i complete it|after last completion|after the last completion|from the last time|since last time|after the last time|from last completion|from the last completion|after it gets done|after done|after i did it|from when its done|from when it is done|counting from completion|counted from completion|from the completion date|based on completion';
