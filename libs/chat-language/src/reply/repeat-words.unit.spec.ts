import { describe, expect, it } from 'vitest';
import { reply } from './reply.js';

const now = new Date('2026-05-12T08:00:00Z');
const words = (recurrence: string, lang: string, timezone = 'Europe/Paris') =>
  reply({ intent: 'create_task', title: '', recurrence }, { state: 'expected', now, timezone, lang });
const english = (rule: string, timezone?: string) => /repeats (.*)\.$/.exec(words(rule, 'en', timezone))?.[1];

describe('a repeat in words', () => {
  it.each([
    ['FREQ=DAILY', 'every day'],
    ['FREQ=DAILY;INTERVAL=2', 'every other day'],
    ['FREQ=HOURLY;INTERVAL=8', 'every 8 hours'],
    ['FREQ=WEEKLY', 'every week'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
    ['FREQ=DAILY;BYDAY=FR,MO', 'every Monday and Friday'],
    ['FREQ=WEEKLY;BYDAY=SA,SU', 'every Saturday and Sunday'],
    ['FREQ=WEEKLY;BYDAY=FR,MO,WE', 'every Monday, Wednesday and Friday'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', 'every other Sunday'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;WKST=MO', 'every 3 weeks on Tuesday'],
    ['FREQ=MONTHLY;INTERVAL=3', 'every 3 months'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'every month on the 1st and 15th'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day'],
    ['FREQ=MONTHLY;BYMONTHDAY=-2', 'every month on the 2nd day from the end'],
    ['FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260630T215959Z', 'every month on the last Friday, until Tue 30 Jun'],
    ['FREQ=MONTHLY;BYDAY=2TU,4TU', 'every month on the 2nd Tuesday and 4th Tuesday'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every month on the last working day'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10', 'every other month on the 10th'],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3', 'every year on 3 Mar'],
    ['FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'every year on the last Sunday in Oct'],
    ['FREQ=MONTHLY;BYMONTH=1,7;BYMONTHDAY=5', 'every month on the 5th in Jan and Jul'],
    ['FREQ=MONTHLY;BYMONTH=3;BYMONTHDAY=5', 'every month on the 5th in Mar'],
    ['FREQ=WEEKLY;COUNT=6', 'every week, 6 times'],
    ['FREQ=WEEKLY;COUNT=1', 'every week, 1 time'],
    ['FREQ=DAILY;UNTIL=20270101', 'every day, until Fri 1 Jan 2027'],
    ['FREQ=YEARLY;BYYEARDAY=100;COUNT=3', 'by a rule of its own, 3 times'],
    ['FREQ=DAILY;BYHOUR=9', 'by a rule of its own'],
    ['FREQ=MONTHLY;BYDAY=FR', 'by a rule of its own'],
    ['FREQ=DAILY;UNTIL=99999999T999999Z', 'every day'],
    ['nonsense', 'by a rule of its own'],
  ])('%s is “%s”', (rule, expected) => {
    expect(english(rule)).toBe(expected);
  });

  it('names the last day in the zone of the person', () => {
    const rule = 'FREQ=DAILY;UNTIL=20260630T215959Z';

    expect([english(rule, 'Europe/Paris'), english(rule, 'Asia/Karachi')]).toEqual([
      'every day, until Tue 30 Jun',
      'every day, until Wed 1 Jul',
    ]);
  });

  it.each([
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', 'ہر دوسرے ہفتے اتوار کو', 'har doosre hafte Itwar ko'],
    [
      'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260630T215959Z',
      'ہر مہینے آخری جمعہ، منگل 30 جون تک',
      'har mahine aakhri Jumma, Mangal 30 June tak',
    ],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'ہر پیر سے جمعہ', 'har Peer se Jumma'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'ہر مہینے 15ویں دن', 'har mahine 15ven din'],
  ])('is said in Urdu too: %s', (rule, urdu, roman) => {
    expect(words(rule, 'ur')).toContain(urdu);
    expect(words(rule, 'ur-Latn')).toContain(roman);
  });
});

describe('a span of time in words', () => {
  const offset = (duration: string, lang = 'en') =>
    reply({ intent: 'set_reminder', refs: [{ last: true }], reminderOffsets: [duration] }, { state: 'expected', now, lang }); // prettier-ignore

  it.each([
    ['-PT1H', '1 hour before it is due'],
    ['-PT90M', '1 hour and 30 minutes before it is due'],
    ['-P14D', '2 weeks before it is due'],
    ['-P10D', '10 days before it is due'],
    ['-P1DT2H30M', '1 day, 2 hours and 30 minutes before it is due'],
    ['PT15M', '15 minutes after it is due'],
    ['PT0M', 'when it is due'],
    ['-P1M', '1 month before it is due'],
    ['-P12M', '1 year before it is due'],
  ])('%s is “%s”', (duration, expected) => {
    expect(offset(duration)).toBe(`I will remind you of it (${expected}).`);
  });

  it('is said in Urdu too', () => {
    expect(offset('-PT2H', 'ur')).toContain('وقت سے 2 گھنٹے پہلے');
    expect(offset('-PT1H', 'ur-Latn')).toContain('waqt se 1 ghanta pehle');
  });
});
