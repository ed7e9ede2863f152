import { type Given, understand } from '@todo/chat-language';
import { expect, it } from 'vitest';

import { readText } from './workspace.js';

/** What a person may have in front of them who has just said the first sentences of the table. */
const given: Given = {
  timezone: 'Europe/Paris',
  tasks: [
    { n: 1, title: 'buy bread', tags: ['home'], priority: 'high', due: '2026-11-27T16:00:00Z' },
    { n: 2, title: 'water the orchids', due: '2026-11-22T08:00:00Z', recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' },
    { n: 3, title: 'call Ana', due: '2026-11-22T09:00:00Z' },
  ],
  lastCommand: { intent: 'update_task', number: 1 },
};

/** The sentences of the table "What it understands" of the README, row by row. */
function sentencesOfReadme(): string[] {
  const [, chapter = ''] = /^## What it understands\n([^]*?)^## /m.exec(readText('README.md')) ?? [];
  const rows = [...chapter.matchAll(/^\| +(.+?) +\| .+\|$/gm)].map(([, said]) => said!).slice(1);
  return rows.filter((said) => !said.startsWith('---')).flatMap((said) => said.split(' · '));
}

it('the sentences that the README shows mean what it says', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const meanings = sentencesOfReadme().map((sentence) => `${sentence}: ${understand(sentence, { now, given }).intent}`);

  expect(meanings).toEqual([
    'buy bread friday 5pm #home p1: create_task',
    'water the orchids every other sunday at 9am: create_task',
    'remind me to call Ana tomorrow at 10: create_task',
    'add milk, eggs and flour: create_many',
    "what's due this week?: list_tasks",
    'high priority & #home: list_tasks',
    'complete 2: complete_task',
    'make the bread one urgent and tag it shopping: update_task',
    'delay call Ana by 2 days: update_task',
    'skip the orchids: skip_occurrence',
    'snooze the Ana reminder for 10 minutes: snooze',
    'delete everything tagged home: delete_task',
    'undo: undo',
    'take back the last two: undo',
    'redo: redo',
    'what did I change today?: history',
    'my time zone is Asia/Karachi: set_preference',
    'kal subah 9 baje doodh lana: create_task',
    'کل شام 5 بجے امی کو فون کرنا: create_task',
  ]);
});
