import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { withContext, withCorrelation } from './context.js';
import { NestLogger } from './nest-logger.js';
import { redacted } from './redact.js';
import { type LoggerOptions, ServiceLogger } from './service-logger.js';

function given(options: Partial<LoggerOptions> = {}) {
  const stream = new PassThrough();
  let written = '';
  stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const logger = new ServiceLogger({ service: 'audit-service', instance: 'host-1', stream, ...options });
  const raw = async () => {
    await logger.flush();
    return written;
  };
  const lines = async () =>
    (await raw())
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { logger, stream, raw, lines };
}

describe('a line of the log', () => {
  it('is one JSON object with where, when and what', async () => {
    const { logger, raw, lines } = given();

    logger.info('batch done', { records: 3, topic: 'todo.commands' });

    expect(await raw()).toMatch(/^{"time":"\d{4}-.*Z","level":"info","service":"audit-service",.*}\n$/);
    expect(await lines()).toMatchObject([
      { level: 'info', instance: 'host-1', message: 'batch done', records: 3, topic: 'todo.commands' },
    ]);
  });

  it('carries the correlation id across awaits and into nested work', async () => {
    const { logger, lines } = given();

    await Promise.all(
      ['a', 'b'].map((id) =>
        withCorrelation(id, async () => {
          await delay(id === 'a' ? 5 : 1);
          logger.info(`work of ${id}`);
        }),
      ),
    );
    withContext({ correlationId: 'outer' }, () => withCorrelation('inner', () => logger.info('work of inner')));
    logger.info('work of nobody');

    const found = await lines();
    expect(found).toHaveLength(4);
    for (const { message, correlationId } of found)
      expect(message).toBe(`work of ${String(correlationId ?? 'nobody')}`);
  });

  it('cannot be forged by text in it', async () => {
    const { logger, raw, lines } = given();
    const forged = 'x"}\n{"level":"error","message":"forged"}\r\u001b[2J\u009b2J\u0085\u2028\u202e\u007f';

    logger.info(forged, { tag: forged, [forged]: 1 });

    const text = await raw();
    expect(text.trimEnd()).not.toMatch(/[\n\r\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
    expect(await lines()).toMatchObject([{ level: 'info', message: forged, tag: forged }]);
  });

  it('cannot pass itself off as another by its fields', async () => {
    const { logger, lines } = given();

    logger.debug('unheard');
    logger.info('said', { level: 'error', service: 'other', time: 'never', correlationId: 'forged', instance: 'x' });

    const [line, ...others] = await lines();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ level: 'info', service: 'audit-service', instance: 'host-1' });
    expect(line).not.toHaveProperty('correlationId');
    expect(line?.['time']).not.toBe('never');
  });

  it('holds no content, no secret and no value of a row', async () => {
    const secrets = ['canary-scram', 'postgresql://u:canary"pw@db/x', 'canary"pw'];
    const { logger, raw } = given({ secrets, level: 'debug' });
    const error = Object.assign(new Error('canary-scram refused'), {
      severity: 'ERROR',
      code: '23505',
      detail: 'Key (title)=(canary) already exists',
    });

    logger.debug('connected to postgresql://u:canary"pw@db/x with canary%22pw', { title: 'canary', host: 'db' });
    logger.warn('sasl canary-scram', { nested: { list: [{ email: 'canary@example.org' }] }, error });

    expect(await raw()).not.toContain('canary');
    expect(await raw()).toContain(redacted);
  });

  it('describes errors', async () => {
    const { logger, lines } = given();

    logger.error('step failed', { error: new Error('outer', { cause: new TypeError('inner') }) });

    expect(await lines()).toMatchObject([{ error: { name: 'Error', message: 'outer', cause: { name: 'TypeError' } } }]);
  });
});

describe('the logger', () => {
  it('writes from its level upwards', async () => {
    const { logger, lines } = given({ level: 'warn' });

    for (const level of ['debug', 'info', 'warn', 'error'] as const) logger[level](level);

    expect((await lines()).map(({ level }) => level)).toEqual(['warn', 'error']);
  });

  it('goes on silently when nobody reads any more', async () => {
    const { logger, stream } = given();

    stream.destroy(new Error('EPIPE'));
    await delay(1);
    logger.info('unheard');

    await expect(logger.flush()).resolves.toBeUndefined();
  });

  it('takes what Nest says, with its context', async () => {
    const { logger, lines } = given({ level: 'debug' });
    const nest = new NestLogger(logger);

    nest.log('Mapped {/tasks, GET} route', 'RouterExplorer');
    nest.error(new Error('boom'));
    nest.error('failed', 'stack text', 'ExceptionsHandler');
    nest.warn({ title: 'canary' });

    expect(await lines()).toMatchObject([
      { level: 'debug', message: 'Mapped {/tasks, GET} route', context: 'RouterExplorer' },
      { level: 'error', message: 'Nest reported', error: { message: 'boom' } },
      { level: 'error', message: 'failed', context: 'ExceptionsHandler' },
      { level: 'warn', message: 'Nest reported' },
    ]);
  });
});
