import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { composeReminder } from './compose-reminder.js';

const compose = (title: string, due?: string, zone = 'Asia/Karachi') =>
  composeReminder({ title, due, scheduledFor: '2026-05-15T08:00:00Z' }, zone);

describe('the mail of a reminder', () => {
  it('says what, when it is due, and why it came, in the zone of its person', () => {
    const { subject, text, html } = compose('Buy bread', '2026-05-15T15:00:00Z');

    expect(subject).toBe('Reminder: Buy bread');
    expect(text).toBe(
      'Buy bread\n\nDue: Friday 15 May 2026 at 20:00 (Asia/Karachi)\n' +
        'Reminder set for: Friday 15 May 2026 at 13:00 (Asia/Karachi)\n\n-- \n' +
        'You get this mail because you asked the todo chatbot to remind you by e-mail.\n',
    );
    expect(html).toContain('>Buy bread</h1>');
    expect(html).toContain('Due: Friday 15 May 2026 at 20:00 (Asia/Karachi)');
  });

  it.each([
    ['2026-05-15', 'Pacific/Kiritimati', 'Friday 15 May 2026'],
    ['2026-05-15', 'Pacific/Pago_Pago', 'Friday 15 May 2026'],
    ['2026-05-15T00:30:00Z', 'America/New_York', 'Thursday 14 May 2026 at 20:30 (America/New_York)'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', 'Sunday 25 October 2026 at 02:30 (Europe/Berlin)'],
    ['2026-05-15T15:00:00Z', 'Mars/Olympus_Mons', 'Friday 15 May 2026 at 15:00 (UTC)'],
  ])('writes %s in %s as %s', (due, zone, words) => {
    expect(compose('Buy bread', due, zone).text).toContain(`Due: ${words}\n`);
  });

  it('says nothing of a due date where there is none', () => {
    expect(compose('Buy bread').text).not.toContain('Due');
  });

  it.each([
    ['Buy\r\nBcc: everybody@example.org', 'Buy Bcc: everybody@example.org'],
    ['Buy\u2028bread\u2029and\u0085milk\u000bnow', 'Buy bread and milk now'],
    ['\u001b[2J\u0007bread\u0000', '[2J bread'],
    ['Buy \u202edaerb\u202c', 'Buy daerb'],
    ['  \t Buy \n\n bread ', 'Buy bread'],
    ['\n\r\u0000', '(a task without a readable title)'],
    ['half \ud83e', 'half \ufffd'],
    ['دودھ خریدیں 🥖', 'دودھ خریدیں 🥖'],
  ])('makes one line of the title %j', (title, line) => {
    const { subject, text } = compose(title);

    expect(subject).toBe(`Reminder: ${line}`);
    expect(text.split('\n')[0]).toBe(line);
  });

  it('shows markup as text', () => {
    const { html } = compose(`<script>alert("1")</script><a href='javascript:x'>&amp;</a>`);

    expect(html).not.toMatch(/<script|<a\b/);
    expect(html).toContain(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;a href=&#39;javascript:x&#39;&gt;&amp;amp;&lt;/a&gt;',
    );
  });

  it('cuts the subject, and nothing else, between characters', () => {
    const title = `${'a'.repeat(98)}👩‍👩‍👧‍👦 and the rest`;
    const { subject, text } = compose(title);

    expect(subject).toBe(`Reminder: ${'a'.repeat(98)}…`);
    expect(text).toContain(title);
  });

  it('keeps any title from being more than text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (title) => {
        const { subject, text, html } = compose(title);
        const [harmless] = [compose('harmless')];

        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(subject.length).toBeLessThanOrEqual(120);
        expect(text.split('\n')).toHaveLength(harmless!.text.split('\n').length);
        expect(html.match(/[<>]/g)).toEqual(harmless!.html.match(/[<>]/g));
      }),
    );
  });
});
