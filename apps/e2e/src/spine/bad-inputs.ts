const body = (fields: unknown) => JSON.stringify(fields);
const long = (length: number) => 'x'.repeat(length);
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const base64 = (text: unknown) => Buffer.from(JSON.stringify(text)).toString('base64url');

/** Bodies of `POST /api/tasks` that must be refused, by what is wrong with them. */
export const badBodies: Readonly<Record<string, string | Buffer>> = {
  empty: '',
  'not JSON': '{title: milk}',
  'cut off': '{"title": "milk"',
  'two values': '{"title":"a"}{"title":"b"}',
  'not UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  null: 'null',
  number: '17',
  string: '"milk"',
  array: '[{"title":"milk"}]',
  'no title': body({}),
  'title null': body({ title: null }),
  'title number': body({ title: 7 }),
  'title object': body({ title: { text: 'milk' } }),
  'title empty': body({ title: '' }),
  'title of spaces': body({ title: '   ' }),
  'title of zero-width characters': body({ title: '\u200b\u200b' }),
  'title too long': body({ title: long(501) }),
  'NUL in the title': '{"title":"a\\u0000b"}',
  'NUL in a key': '{"title":"a","a\\u0000":1}',
  'lone surrogate': '{"title":"\\ud800"}',
  'lone surrogate in a tag': '{"title":"a","tags":["\\udc00"]}',
  'note too long': body({ title: 'a', description: long(10_001) }),
  'unknown field': body({ title: 'a', colour: 'red' }),
  'field of the system': body({ title: 'a', version: 7 }),
  'somebody else as owner': body({ title: 'a', userId: 'someone' }),
  'own id': body({ title: 'a', taskId: '11111111-1111-4111-8111-111111111111' }),
  'unknown priority': body({ title: 'a', priority: 'urgent' }),
  'priority in capitals': body({ title: 'a', priority: 'HIGH' }),
  'date that is none': body({ title: 'a', dueDate: '2026-02-30' }),
  'date in another form': body({ title: 'a', dueDate: '30.04.2026' }),
  'date far away': body({ title: 'a', dueDate: '9999-12-31' }),
  'instant without zone': body({ title: 'a', due: '2026-05-01T10:00:00' }),
  'instant and date': body({ title: 'a', due: '2026-05-01T10:00:00Z', dueDate: '2026-05-01' }),
  'due number': body({ title: 'a', due: 1_777_777_777 }),
  'tags text': body({ title: 'a', tags: 'home' }),
  'tag number': body({ title: 'a', tags: [1] }),
  'tag empty': body({ title: 'a', tags: [''] }),
  'too many tags': body({ title: 'a', tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }),
  'reminder with neither time nor offset': body({ title: 'a', reminders: [{}] }),
  'reminder with both': body({ title: 'a', reminders: [{ remindAt: '2026-05-01T10:00:00Z', offset: '-PT1H' }] }),
  'reminder offset that is none': body({ title: 'a', reminders: [{ offset: 'an hour before' }] }),
  'unknown channel': body({ title: 'a', reminders: [{ offset: '-PT1H', channels: ['fax'] }] }),
  'recurrence that is none': body({ title: 'a', dueDate: '2026-05-01', recurrence: 'EVERY DAY' }),
  'recurrence every second': body({ title: 'a', dueDate: '2026-05-01', recurrence: 'FREQ=SECONDLY' }),
  'recurrence that never comes': body({
    title: 'a',
    dueDate: '2026-05-01',
    recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
  }),
  'time zone that is none': body({ title: 'a', due: '2026-05-01T10:00:00Z', timeZone: 'Mars/Olympus' }),
  'too deep': `{"title":"a","tags":${nested(40)}}`,
  'far too deep': nested(50_000),
  'too large': body({ title: 'a', description: long(300_000) }),
  'a million elements': `{"title":"a","tags":[${'1,'.repeat(100_000)}1]}`,
  'prototype as a key': '{"title":"a","__proto__":{"admin":true}}',
  'constructor as a key': '{"title":"a","constructor":{"prototype":{}}}',
};

/** Bodies of `PATCH /api/tasks/{taskId}` that must be refused. */
export const badPatches: Readonly<Record<string, string>> = {
  'nothing to change': '{}',
  'title null': '{"title":null}',
  'status, which has routes of its own': '{"status":"completed"}',
  version: '{"version":9}',
  'due and date': '{"due":"2026-05-01T10:00:00Z","dueDate":"2026-05-01"}',
  array: '[]',
  'JSON patch': '[{"op":"replace","path":"/title","value":"x"}]',
};

/** Paths that must be refused to a `GET`. */
export const badQueries: Readonly<Record<string, string>> = {
  'limit 0': '/api/tasks?limit=0',
  'limit 101': '/api/tasks?limit=101',
  'limit that is no number': '/api/tasks?limit=ten',
  'unknown sort': '/api/tasks?sort=colour',
  'sort by SQL': '/api/tasks?sort=title;drop%20table%20tasks',
  'unknown status': '/api/tasks?status=done',
  'unknown due': '/api/tasks?due=someday',
  'unknown parameter': '/api/tasks?owner=someone',
  'cursor that is none': '/api/tasks?cursor=abc',
  'NUL in the search': '/api/tasks?q=a%00b',
  'id that is none': '/api/tasks/not-an-id',
  'command id that is none': '/api/commands/not-an-id',
  'no such route': '/api/nothing',
};

/** Requests whose headers must be refused. */
export const badHeaders: Readonly<Record<string, { method: string; path: string; headers: Record<string, string> }>> = {
  'method that the route has not': { method: 'PUT', path: '/api/tasks', headers: {} },
  'content type that is no JSON': { method: 'POST', path: '/api/tasks', headers: { 'content-type': 'text/plain' } },
  'content encoding unknown': { method: 'POST', path: '/api/tasks', headers: { 'content-encoding': 'rot13' } },
  'key too long': { method: 'POST', path: '/api/tasks', headers: { 'idempotency-key': long(300) } },
  'If-Match that is none': {
    method: 'PATCH',
    path: '/api/tasks/11111111-1111-4111-8111-111111111111',
    headers: { 'if-match': 'yesterday' },
  },
  'position that is none': {
    method: 'GET',
    path: '/api/stream',
    headers: { 'last-event-id': 'x', accept: 'text/event-stream' },
  },
};

/** What a request may carry instead of a good token. */
export const badTokens: Readonly<Record<string, (good: string) => string>> = {
  none: () => '',
  'no scheme': (good) => good,
  'another scheme': () => 'Basic dXNlcjpwYXNzd29yZA==',
  'not a token': () => 'Bearer abc',
  'signature cut': (good) => `Bearer ${good.slice(0, -5)}`,
  'payload changed': (good) => {
    const [header, , signature] = good.split('.');
    return `Bearer ${header}.${base64({ sub: 'someone-else', exp: 4_000_000_000 })}.${signature}`;
  },
  'algorithm none': (good) => `Bearer ${base64({ alg: 'none', typ: 'JWT' })}.${good.split('.')[1]}.`,
};
