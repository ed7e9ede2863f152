import { Controller, Delete, Get, Post } from '@nestjs/common';
import { Problem } from '@todo/service-kit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { decodeCursor, encodeCursor } from './cursor.js';
import { etagOf, expectedVersions, isKnownVersion } from './etag.js';
import { depthMax, parseJson } from './parse-json.js';
import { repeatableRequest } from './repeatable.js';
import { RouteTable } from './route-table.js';

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return undefined;
};

describe('If-Match', () => {
  it.each([
    [undefined, undefined],
    ['*', undefined],
    ['"3"', [3]],
    ['"3", "4"', [3, 4]],
    ['W/"3"', []],
    ['"other"', []],
    ['"0"', []],
    ['"99999999999"', []],
  ])('%s allows %j', (header, versions) => expect(expectedVersions(header)).toEqual(versions));

  it.each(['3', '', '"3', "'3'", '"3" "4"', 'yesterday'])('%s is refused', (header) => {
    expect(codeOf(() => expectedVersions(header))).toBe('invalid-if-match');
  });

  it('If-None-Match knows a version by its tag, weak or not', () => {
    expect([etagOf(3), '*', 'W/"3"', '"1", "3"'].map((header) => isKnownVersion(header, 3))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([undefined, '"4"', '3'].map((header) => isKnownVersion(header, 3))).toEqual([false, false, false]);
  });
});

describe('JSON from outside', () => {
  const parse = (text: string) => parseJson(Buffer.from(text));

  it.each(['{"a":[1,"x",null]}', '" \\u00e9 \\ud83d\\ude00"', '"[[[["', '{"proto":1}', '"\\\\u0000"', '"__proto__"'])(
    '%s is read as it stands',
    (text) => expect(parse(text)).toEqual(JSON.parse(text)),
  );

  it('may nest so deep and no deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

    expect(() => parse(nested(depthMax))).not.toThrow();
    expect(codeOf(() => parse(nested(depthMax + 1)))).toBe('json-too-deep');
    expect(codeOf(() => parse('{"a":'.repeat(100_000)))).toBe('json-too-deep');
    expect(() => parse(`[${'[],'.repeat(1000)}[]]`)).not.toThrow();
  });

  it.each([
    ['{', 'invalid-json'],
    ['', 'invalid-json'],
    ['"a\\u0000"', 'invalid-text'],
    ['"a\\ud800"', 'invalid-text'],
    ['"\\udc00\\ud800"', 'invalid-text'],
    ['{"a\\u0000":1}', 'invalid-text'],
    ['[[{"x":["\\u0000"]}]]', 'invalid-text'],
    ['{"__proto__":1}', 'invalid-request'],
    ['{"\\u005f_proto__":1}', 'invalid-request'],
  ])('%s is refused: %s', (text, code) => expect(codeOf(() => parse(text))).toBe(code));

  it('that is no UTF-8 is refused', () => {
    expect(codeOf(() => parseJson(Buffer.from([0x22, 0xc3, 0x28, 0x22])))).toBe('invalid-json');
  });
});

describe('a repeatable request', () => {
  const parts = {
    key: 'k',
    method: 'POST',
    path: '/api/tasks',
    ifMatch: undefined,
    body: { a: 1, b: { c: 2, d: [1, 2] } },
  };
  const hash = (more: object = {}) => repeatableRequest({ ...parts, ...more })?.requestHash;

  it('is the same whatever the order of members, and another one in anything else', () => {
    expect(hash({ body: { b: { d: [1, 2], c: 2 }, a: 1 } })).toBe(hash());
    const others = [{ method: 'PUT' }, { path: '/x' }, { ifMatch: '"1"' }, { body: undefined }, { body: { a: 1 } }];
    const different = [...others, { body: { ...parts.body, a: '1' } }, { body: { a: 1, b: { c: 2, d: [2, 1] } } }];
    expect(new Set(different.map((more) => hash(more)).concat(hash())).size).toBe(different.length + 1);
  });

  it('has a key, of visible characters', () => {
    expect(repeatableRequest({ ...parts, key: undefined })).toBeUndefined();
    for (const key of ['', ' ', 'a b', 'ä', 'k'.repeat(256)]) {
      expect(codeOf(() => repeatableRequest({ ...parts, key }))).toBe('invalid-idempotency-key');
    }
  });
});

describe('a cursor', () => {
  const schema = z.tuple([z.literal('due'), z.string()]);

  it('comes back as it went out', () => {
    expect(decodeCursor(schema, encodeCursor(['due', 'ß"\'']))).toEqual(['due', 'ß"\'']);
  });

  it.each(['', '%', 'AAAA', encodeCursor(['title', 'x']), encodeCursor({}), `${encodeCursor(['due', 'x'])}=`])(
    '%s is refused',
    (cursor) => expect(codeOf(() => decodeCursor(schema, cursor))).toBe('invalid-cursor'),
  );
});

describe('the table of routes', () => {
  @Controller('api/things')
  class Things {
    @Get()
    list() {}
    @Post(':id/turn')
    turn() {}
    @Delete(':id')
    remove() {}
    helper() {}
  }
  const table = new RouteTable([Things]);

  it.each([
    ['/api/things', ['GET', 'HEAD', 'OPTIONS']],
    ['/API/things/', ['GET', 'HEAD', 'OPTIONS']],
    ['/api/things/7', ['DELETE', 'OPTIONS']],
    ['/api/things/7/turn', ['OPTIONS', 'POST']],
    ['/api/things/7/turn/8', []],
    ['/api/thingsx', []],
    ['/', []],
  ])('%s takes %j', (path, methods) => expect(table.methodsOf(path)).toEqual(methods));
});
