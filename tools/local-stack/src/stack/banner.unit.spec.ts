import { describe, expect, it } from 'vitest';
import { banner } from './banner.js';
import type { StackFile } from './stack-file.js';
import type { StackPlan } from './stack-plan.js';

const service = (port: number) => {
  return { pid: 1, management: `http://127.0.0.1:${port}`, databaseUrl: 'postgresql://postgres:hunter2@db/one' };
};
const stack: StackFile = {
  gateway: 'http://localhost:8080',
  audit: 'http://localhost:8083',
  mail: 'http://localhost:8025',
  smtp: 'smtp://127.0.0.1:1025',
  broker: '127.0.0.1:9092',
  services: {
    'chat-gateway': service(9001),
    'todo-command-service': service(9002),
    'notification-service': service(9003),
    'audit-service': service(9004),
  },
};
const plan = { dataDir: "/home/ann/it's data", root: '/checkout', ports: {} } as StackPlan;

describe('the banner', () => {
  it('tells where everything is, that data stay, how to stop and how to begin anew; last that it is ready', () => {
    const lines = banner(plan, stack, 4711).split('\n');

    expect(lines.at(-1)).toBe('Ready: http://localhost:8080');
    expect(lines.join('\n')).toMatch(/Page +http:\/\/localhost:8080\n/);
    expect(lines.join('\n')).toMatch(/Mails +http:\/\/localhost:8025/);
    expect(lines.join('\n')).toMatch(/Metrics +http:\/\/127\.0\.0\.1:9001\/metrics \(chat-gateway\)\n +http.*:9002/);
    expect(lines.join('\n')).toMatch(/Data +\/home\/ann\/it's data; kept when the stack stops/);
    expect(lines.join('\n')).toMatch(/Stop +Ctrl-C here, or: kill 4711/);
    expect(lines.join('\n')).toContain(`rm -rf '/home/ann/it'\\''s data'`);
  });

  it('names what it does not own, without passwords', () => {
    const text = banner(
      { ...plan, brokers: ['kafka:9092'], databaseUrl: 'postgresql://ann:hunter2@db:5432' },
      stack,
      1,
    );

    expect(text).toContain('the broker kafka:9092, the server db:5432; kept');
    expect(text).toContain('and delete the topics "todo.*" and the four databases');
    expect(text).not.toContain('hunter2');
  });
});
