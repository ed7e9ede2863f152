import { describe, expect, it } from 'vitest';

import { derivedId } from './identifier.js';

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('a derived id', () => {
  it('is the UUID of version 5 that RFC 9562 gives as its example (appendix A.4)', () => {
    expect(derivedId(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('is the one that Python, in its documentation, makes of the same name', () => {
    expect(derivedId(dns, 'python.org')).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d');
  });

  it('differs by name and by namespace, and reads the namespace without regard to case', () => {
    expect(derivedId(dns, 'a')).not.toBe(derivedId(dns, 'b'));
    expect(derivedId(dns, 'a')).not.toBe(derivedId(derivedId(dns, 'a'), 'a'));
    expect(derivedId(dns, 'a')).toBe(derivedId(dns.toUpperCase(), 'a'));
  });
});
