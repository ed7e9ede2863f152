import { describe, expect, it } from 'vitest';

import { fieldChanges } from './field-changes.js';

describe('what changed', () => {
  it('is every field that differs, with both values', () => {
    expect(
      fieldChanges(
        { title: 'a', tags: ['x'], version: 1 },
        { title: 'b', tags: ['x'], version: 2, dueDate: '2026-05-01' },
      ),
    ).toEqual([
      { field: 'title', before: 'a', after: 'b' },
      { field: 'version', before: 1, after: 2 },
      { field: 'dueDate', before: null, after: '2026-05-01' },
    ]);
  });

  it('is every field when something came to be or went away', () => {
    expect(fieldChanges(undefined, { title: 'a' })).toEqual([{ field: 'title', before: null, after: 'a' }]);
    expect(fieldChanges({ title: 'a' }, undefined)).toEqual([{ field: 'title', before: 'a', after: null }]);
  });

  it('is nothing when only the order of members differs, or nothing is said', () => {
    expect(fieldChanges({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).toEqual([]);
    expect(fieldChanges(undefined, undefined)).toEqual([]);
  });

  it('is one field without a name when a state is no object', () => {
    expect(fieldChanges('on', 'off')).toEqual([{ field: '', before: 'on', after: 'off' }]);
  });
});
