import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ownedTasks } from '../harness/checks.js';
import { Person, type TaskView } from '../harness/person.js';
import { Stack } from '../harness/stack.js';
import { badBodies, badHeaders, badPatches, badQueries, badTokens } from './bad-inputs.js';

describe('bad input', () => {
  let stack: Stack;
  let person: Person;
  let task: TaskView;

  beforeAll(async () => {
    stack = await Stack.start();
    const { gateway } = await stack.everyService();
    person = await Person.at(gateway.url);
    task = await person.addTask('unharmed');
  });
  afterAll(() => stack.stop());

  /** A clear refusal: 4xx, problem+json, a correlation id, and nothing of our inside. */
  const refused = (answer: Awaited<ReturnType<Person['request']>>) => {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: answer.status, title: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.[jt]s:\d+|node_modules|prisma|select |insert /i);
  };

  it.each(Object.entries(badBodies))('POST /api/tasks: %s', async (_name, raw) => {
    refused(await person.request('POST', '/api/tasks', { raw }));
  });

  it.each(Object.entries(badPatches))('PATCH /api/tasks/{taskId}: %s', async (_name, raw) => {
    refused(await person.request('PATCH', `/api/tasks/${task.taskId}`, { raw }));
  });

  it.each(Object.entries(badQueries))('GET %s', async (_name, path) => {
    refused(await person.get(path));
  });

  it.each(Object.entries(badHeaders))('headers: %s', async (_name, { method, path, headers }) => {
    refused(await person.request(method, path, { headers, ...(method === 'GET' ? {} : { body: { title: 'x' } }) }));
  });

  it.each(Object.entries(badTokens))('token: %s', async (_name, authorization) => {
    const headers = authorization(person.token);
    const answer = await person.get('/api/tasks', { headers: { authorization: headers } });
    expect(answer.status).toBe(401);
    refused(answer);
  });

  it('changed nothing', async () => {
    const tasks = await ownedTasks(stack);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({ version: 1, state: { title: 'unharmed' } });
  });

  it('is a table of at least sixty', () => {
    const tables = [badBodies, badPatches, badQueries, badHeaders, badTokens];
    expect(tables.reduce((sum, table) => sum + Object.keys(table).length, 0)).toBeGreaterThanOrEqual(60);
  });
});
