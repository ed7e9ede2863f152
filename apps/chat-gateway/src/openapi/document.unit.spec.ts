import 'reflect-metadata';

import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { controllersFor } from '../app.module.js';
import type { Config } from '../config.js';
import { aTask } from '../testing/messages.js';
import { openApiDocument } from './document.js';

type Paths = Record<string, Record<string, { responses: Record<string, unknown> }>>;

function routes(): string[] {
  return controllersFor({ DEV_SIGN_IN: true } as Config).flatMap((controller) => {
    const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
    const prototype = controller.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const method = Reflect.getMetadata(METHOD_METADATA, prototype[name]!) as RequestMethod | undefined;
      if (method === undefined) return [];
      const path = Reflect.getMetadata(PATH_METADATA, prototype[name]!) as string;
      const whole = `/${base}/${path}`.replace(/\/+$/, '').replace(/:(\w+)/g, '{$1}');
      // The page and its files are for people.
      return whole.startsWith('/api/') ? [`${RequestMethod[method]} ${whole}`] : [];
    });
  });
}

describe('the OpenAPI document', () => {
  it('describes every route there is, and no other', () => {
    const paths = openApiDocument(true)['paths'] as Paths;

    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((key) => key !== 'parameters')
        .map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect(described.sort()).toEqual(routes().sort());
    const always = Object.keys(openApiDocument(false)['paths'] as Paths);
    expect(always.filter((path) => path.startsWith('/api/dev/'))).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const document = openApiDocument(true);
    const { schemas } = document['components'] as { schemas: Record<string, unknown> };

    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);

    expect(references.length).toBeGreaterThan(30);
    for (const reference of references) {
      expect(Object.keys(schemas)).toContain(reference.replace('#/components/schemas/', ''));
    }
  });

  it('has schemas that take what is sent and answered, and refuse what is not', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'api', ...openApiDocument(true) });
    const fits = (name: string, value: unknown) => ajv.validate({ $ref: `api#/components/schemas/${name}` }, value);

    expect(fits('Task', aTask({ userId: 'ann' }))).toBe(true);
    expect(fits('NewTask', { title: 'Buy bread', reminders: [{ offset: '-PT1H' }] })).toBe(true);
    expect(fits('NewTask', { title: 'Buy bread', colour: 'red' })).toBe(false);
    expect(fits('TaskPatch', { due: null })).toBe(true);
    expect(fits('TaskPage', { items: [aTask({ userId: 'ann' })], nextCursor: null })).toBe(true);
    expect(
      fits('Command', {
        commandId: aTask({ userId: 'a' }).taskId,
        type: 'x',
        requestedAt: '2026-05-12T08:00:00Z',
        status: 'pending',
      }),
    ).toBe(true);
    expect(fits('Command', { status: 'lost' })).toBe(false);
  });
});
