import { describe, expect, it } from 'vitest';

import { childSpan, continueTrace, newTrace, parseTraceparent, traceparentOf } from './trace-context.js';

const header = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('traceparent', () => {
  it('is read and written', () => {
    const trace = parseTraceparent(header);

    expect(trace).toEqual({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      sampled: true,
    });
    expect(trace && traceparentOf(trace)).toBe(header);
  });

  it.each([
    undefined,
    '',
    'garbage',
    header.toUpperCase(),
    header.replace(/^00/, 'ff'),
    `${header}-more`,
    header.replace(/-b7.*-/, '-0000000000000000-'),
    header.replace(/0af7\w*/, '0'.repeat(32)),
    header.slice(0, -1),
    `${header}\n`,
  ])('is none when it reads %j', (text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });

  it('of a later version may say more', () => {
    expect(parseTraceparent(`${header.replace(/^00/, '01')}-more`)?.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
  });

  it('goes on as a step of the same trace', () => {
    const next = continueTrace(header.replace(/01$/, '00'));

    expect(next).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', sampled: false });
    expect(next.spanId).not.toBe('b7ad6b7169203331');
  });

  it('begins anew when there is none', () => {
    const [first, second] = [continueTrace(undefined), newTrace()];

    expect(parseTraceparent(traceparentOf(first))).toEqual(first);
    expect(first.traceId).not.toBe(second.traceId);
    expect(childSpan(first).spanId).not.toBe(first.spanId);
  });
});
