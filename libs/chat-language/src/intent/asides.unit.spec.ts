import { describe, expect, it } from 'vitest';
import { understand } from '../understand.js';

const now = new Date('2026-05-12T08:00:00Z');
const tasks = [
  { n: 1, title: 'Call the dentist', dueDate: '2026-05-13' },
  { n: 2, title: 'Write report' },
  { n: 3, title: 'Pay rent' },
];
const say = (text: string): ReturnType<typeof understand> => understand(text, { now, given: { tasks } });

const before = [
  'ugh',
  'sorry, in a meeting,',
  'stuck in traffic -',
  'my train is late so',
  "while I'm here,",
  'ok quick one:',
];
const commands = [
  { said: 'delete 2', means: { intent: 'delete_task', resolvesTo: [2], mutations: 1 } },
  { said: 'move 1 to friday', means: { intent: 'update_task', set: { dueDate: '2026-05-15' }, mutations: 1 } },
  { said: 'mark the rent as done', means: { intent: 'complete_task', resolvesTo: [3], mutations: 1 } },
  { said: "what's due tomorrow", means: { intent: 'list_tasks', resolvesTo: [1], mutations: 0 } },
];
const behind = [', thanks love', ', finally!!', ", i'm driving", " because she's ill", ' - took me ages'];
const around = commands.flatMap(({ said, means }) => [
  ...before.map((aside) => ({ text: `${aside} ${said}`, means })),
  ...behind.map((aside) => ({ text: `${said}${aside}`, means })),
]);

describe('what is said beside a command', () => {
  it.each(around)('is passed over in “$text”', ({ text, means }) => {
    expect(say(text)).toMatchObject(means);
  });

  it.each(['but not today', 'not sure', 'maybe', 'unless it rains', 'or should i?', 'just kidding', 'no wait'])(
    'is not passed over where it takes back or limits: “delete 2, %s”',
    (reservation) => {
      expect(say(`delete 2, ${reservation}`)).toMatchObject({ intent: 'clarify', mutations: 0 });
    },
  );

  it.each(['milk, eggs', 'buy milk, we are out', 'tidy up because guests are coming', 'write to gran so she knows'])(
    'belongs to a task that is only a title: “%s”',
    (title) => {
      expect(say(title)).toMatchObject({ intent: 'create_task', title });
    },
  );

  it.each(["cheers, you're a lifesaver", 'sorry that message was for my sister'])(
    'may be all there is: “%s”',
    (text) => {
      expect(say(text)).toMatchObject({ intent: 'smalltalk', mutations: 0 });
    },
  );

  it('never deletes what was only named in passing', () => {
    expect(say("i'm tired of the report, delete it")).toMatchObject({
      intent: 'clarify',
      candidates: [2],
      mutations: 0,
    });
  });
});
