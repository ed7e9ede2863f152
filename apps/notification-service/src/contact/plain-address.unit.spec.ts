import { describe, expect, it } from 'vitest';

import { plainAddress } from './plain-address.js';

describe('one plain address', () => {
  it.each(['ann@example.org', 'ann.b+todo@mail.example.co.uk', "o'neil@example.org", 'a_b-c=d@xn--bcher-kva.example'])(
    'is %s',
    (text) => expect(plainAddress(text)).toBe(text),
  );

  it.each([
    'ann@localhost',
    'ann@example.org ',
    ' ann@example.org',
    'ann@example.org\n',
    'ann@exa\u0000mple.org',
    'ann@@example.org',
    'ann@example..org',
    'ann@-example.org',
    '.ann@example.org',
    'ann.@example.org',
    'a..b@example.org',
    '"ann"@example.org',
    'ann(comment)@example.org',
    'Ann <ann@example.org>',
    'ann@example.org,ben@example.org',
    'ann@[192.168.0.1]',
    'ann%example.net@example.org',
    'ann!example.net@example.org',
    'аnn@example.org',
    `${'a'.repeat(250)}@example.org`,
    '',
  ])('is not %j', (text) => expect(plainAddress(text)).toBeUndefined());
});
