import type { Delivery } from '../delivery/delivery.js';
import { dueText } from '../delivery/due-text.js';
import { escapeHtml, oneLine, shortened } from './plain-text.js';

/** The readable part of a mail. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Characters of a title in a subject; most programs show no more than the first 60. */
const subjectTitleMax = 100;

const footer = 'You get this mail because you asked the todo chatbot to remind you by e-mail.';

/** The mail that reminds of a task. Nothing of the task can become anything but text. @param zone of the person. */
export function composeReminder(
  { title, due, scheduledFor }: Pick<Delivery, 'title' | 'due' | 'scheduledFor'>,
  zone: string,
): MailText {
  const task = oneLine(title) || '(a task without a readable title)';
  const lines = [
    ...(due === undefined ? [] : [`Due: ${dueText(due, zone)}`]),
    `Reminder set for: ${dueText(scheduledFor, zone)}`,
  ];
  return {
    subject: `Reminder: ${shortened(task, subjectTitleMax)}`,
    text: [task, '', ...lines, '', '-- ', footer, ''].join('\n'),
    html: htmlOf(task, lines),
  };
}

function htmlOf(task: string, lines: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Reminder</title></head>
<body>
<h1 dir="auto" style="font-size:1.25em">${escapeHtml(task)}</h1>
<p>${lines.map(escapeHtml).join('<br>\n')}</p>
<p style="color:#666"><small>${footer}</small></p>
</body>
</html>
`;
}
