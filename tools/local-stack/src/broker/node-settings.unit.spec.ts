import { describe, expect, it } from 'vitest';
import { nodeSettings } from './node-settings.js';

const plan = (id: number) => ({
  id,
  port: 1000 * id,
  advertisedPort: 1000 * id + 9,
  internalPort: 1000 * id + 1,
  controllerPort: 1000 * id + 2,
});
/** Read as Java does: the last line with a name holds. */
const read = (text: string) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  ) as Record<string, string>;
const plain = { fastFailover: false, settings: {} };

describe('the settings of a broker', () => {
  it('send clients to the advertised port, and brokers past it', () => {
    const settings = read(nodeSettings(plan(1), [plan(1)], '/data', plain));

    expect(settings).toMatchObject({
      listeners: 'CLIENT://127.0.0.1:1000,INTERNAL://127.0.0.1:1001,CONTROLLER://127.0.0.1:1002',
      'advertised.listeners': 'CLIENT://127.0.0.1:1009,INTERNAL://127.0.0.1:1001',
      'inter.broker.listener.name': 'INTERNAL',
      'log.dirs': '/data',
    });
  });

  it('copy nothing on one broker, and everything on three', () => {
    const cluster = [plan(1), plan(2), plan(3)];

    expect(read(nodeSettings(plan(1), [plan(1)], '/data', plain))).toMatchObject({
      'default.replication.factor': '1',
      'min.insync.replicas': '1',
    });
    expect(read(nodeSettings(plan(2), cluster, '/data', plain))).toMatchObject({
      'node.id': '2',
      'controller.quorum.voters': '1@127.0.0.1:1002,2@127.0.0.1:2002,3@127.0.0.1:3002',
      'default.replication.factor': '3',
      'min.insync.replicas': '2',
      'offsets.topic.replication.factor': '3',
    });
  });

  it("let the log's clock decide, create no topic, and give way to the caller's own", () => {
    const settings = { 'auto.create.topics.enable': true };

    expect(read(nodeSettings(plan(1), [plan(1)], '/data', plain))).toMatchObject({
      'log.message.timestamp.type': 'LogAppendTime',
      'auto.create.topics.enable': 'false',
    });
    expect(read(nodeSettings(plan(1), [plan(1)], '/data', { ...plain, settings }))).toMatchObject({
      'auto.create.topics.enable': 'true',
    });
  });

  it('notice a dead broker quickly only when they are asked to', () => {
    const fast = read(nodeSettings(plan(1), [plan(1)], '/data', { ...plain, fastFailover: true }));

    expect(fast['broker.session.timeout.ms']).toBe('3000');
    expect(read(nodeSettings(plan(1), [plan(1)], '/data', plain))['broker.session.timeout.ms']).toBeUndefined();
  });
});
