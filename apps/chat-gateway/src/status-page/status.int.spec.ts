import { rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';

import { allTopics, topics } from '@todo/event-contracts';
import { type Broker, startBroker, startMailCatcher, temporaryFolder } from '@todo/local-stack';
import { connectProducer, createTopics, groupLag, kafkaClient, type Logger } from '@todo/messaging';
import { eventually } from '@todo/testkit';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';
import { systemStatus } from './system-status.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

let rig: GatewayRig;
let broker: Broker;
const folder = temporaryFolder('todo-status');
beforeAll(async () => {
  [rig, broker] = await Promise.all([gatewayRig(), startBroker({ dir: folder })]);
  await createTopics(kafka(), allTopics, 1);
  // The first question about a group makes the broker create the topic that it keeps offsets in, which takes seconds.
  await eventually(() => groupLag(kafka(), 'first', [topics.commands.name]), { withinMs: 30_000 });
});
afterAll(async () => {
  await Promise.all([rig.close(), broker.stop()]);
  rmSync(folder, { recursive: true });
});

const kafka = () => kafkaClient({ brokers: broker.bootstrap }, 'status-spec', silent, 'producer');

const development = (settings: Record<string, string> = {}) =>
  rig.instance({ DEV_SIGN_IN: 'true', KAFKA_BROKERS: broker.bootstrap.join(','), ...settings });

async function statusOf({ url }: Instance) {
  const answer = await fetch(`${url}/api/dev/status`);
  expect(answer.status).toBe(200);
  return systemStatus.parse(await answer.json());
}

async function levelOf(gateway: Instance, topic: string) {
  const { topics: found } = await statusOf(gateway);
  return found.state === 'there' ? found.items.find(({ name }) => name === topic) : found.state;
}

const open: Server[] = [];
afterAll(() => open.forEach((server) => server.close()));

/** A server on a port of its own. */
async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A management port that answers so. */
async function managementOf(status: number, body: object): Promise<string> {
  const server = createServer(({ url }, response) => {
    const isReadiness = url === '/health/ready';
    response.writeHead(isReadiness ? status : 404, { Connection: 'close' }).end(JSON.stringify(body));
  });
  return `http://${await listening(server)}`;
}

/** Takes connections and says nothing. */
const silentServer = () => listening(createTcpServer((socket) => void socket.on('error', () => undefined)));

describe('topics and lag', () => {
  it('are what the broker holds and what each group has not committed', async () => {
    const gateway = await development();
    const topic = topics.taskEvents.name;
    const producer = await connectProducer(kafka());
    const record = { topic, partition: 0, key: Buffer.from('ann'), value: Buffer.from('{}'), headers: {} };
    await producer.sendBatch([record, record, record, record, record, { ...record, partition: 1 }]);
    await producer.close();
    const admin = kafka().admin();
    await admin.connect();

    const [reader, other] = ['chat-gateway', 'notification-service'];
    const levels = (records: number, lag: number, otherLag: number) => ({
      ...{ records, purpose: topics.taskEvents.purpose },
      groups: [
        { group: reader, lag },
        { group: other, lag: otherLag },
      ],
    });
    await eventually(async () => expect(await levelOf(gateway, topic)).toMatchObject(levels(6, 6, 6)));
    await admin.setOffsets({ groupId: reader!, topic, partitions: [{ partition: 0, offset: '3' }] });
    await eventually(async () => expect(await levelOf(gateway, topic)).toMatchObject(levels(6, 3, 6)));
    // What retention took away is neither held nor waited for.
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '2' }] });
    await eventually(async () => expect(await levelOf(gateway, topic)).toMatchObject(levels(4, 3, 4)));
    await admin.disconnect();

    const { topics: all } = await statusOf(gateway);
    expect(all.state === 'there' && all.items.map(({ name }) => name)).toEqual(allTopics.map(({ name }) => name));
  });

  it('are not known while the broker is away or says nothing; everything else still is, soon', async () => {
    const service = await managementOf(200, { status: 'ok', details: {} });
    for (const KAFKA_BROKERS of ['127.0.0.1:9', await silentServer()]) {
      const gateway = await development({ KAFKA_BROKERS, SERVICE_MANAGEMENT_URLS: `audit-service=${service}` });

      const begun = performance.now();
      const status = await statusOf(gateway);

      expect(performance.now() - begun).toBeLessThan(3000);
      expect(status).toMatchObject({
        services: { items: [{ state: 'ready' }] },
        topics: { state: 'no-answer' },
        deadLetters: { state: 'no-answer' },
      });
      expect((await fetch(`${gateway.url}/`)).status).toBe(200);
    }
  });
});

describe('dead letters', () => {
  it('are counted, and told by their headers only', async () => {
    const gateway = await development();
    const failedAt = '2026-05-12T08:00:00.000Z';
    const headers = {
      ...{ 'dlq-topic': 'todo.reminders', 'x-original-topic': 'todo.reminders', 'dlq-partition': '2' },
      ...{ 'dlq-offset': '42', 'dlq-group': 'notification-service', 'dlq-handler': 'deliver-reminders' },
      ...{ 'dlq-error-code': 'schema', 'dlq-reason': 'payload.title <b>', 'dlq-attempts': '5' },
      ...{ 'dlq-first-failed-at': failedAt, 'dlq-last-failed-at': failedAt },
    };
    const producer = await connectProducer(kafka());
    const value = Buffer.from('{"title":"secret plans"}');
    await producer.sendBatch([
      { topic: topics.deadLetter.name, partition: 1, key: Buffer.from('ann'), value, headers },
    ]);
    await producer.close();

    const letters = await eventually(async () => {
      const { deadLetters } = await statusOf(gateway);
      expect(deadLetters).toMatchObject({ state: 'there', held: 1 });
      return deadLetters;
    });

    expect(letters).toMatchObject({
      items: [{ topic: 'todo.reminders', partition: 2, offset: 42, reason: 'payload.title <b>', attempts: 5 }],
    });
    expect(JSON.stringify(letters)).not.toContain('secret');
  });
});

describe('services', () => {
  it('are ready, degraded, unready or away, with the checks that fail, and none hides the others', async () => {
    const up = { status: 'up' };
    const urls = {
      'chat-gateway': await managementOf(200, { status: 'degraded', details: { broker: { status: 'degraded' } } }),
      'todo-command-service': await managementOf(200, { status: 'ok', details: { database: up } }),
      'notification-service': await managementOf(503, {
        ...{ status: 'error', details: { database: { status: 'down' }, broker: up } },
      }),
      'audit-service': `http://${await silentServer()}`,
      other: 'http://127.0.0.1:9',
    };
    const setting = Object.entries(urls).map((pair) => pair.join('='));
    const gateway = await development({ SERVICE_MANAGEMENT_URLS: setting.join(', ') });

    expect((await statusOf(gateway)).services).toEqual({
      state: 'there',
      items: [
        { name: 'chat-gateway', state: 'degraded', failing: ['broker'] },
        { name: 'todo-command-service', state: 'ready', failing: [] },
        { name: 'notification-service', state: 'unready', failing: ['database'] },
        { name: 'audit-service', state: 'no-answer', failing: [] },
        { name: 'other', state: 'no-answer', failing: [] },
      ],
    });
  });

  it('are asked once a second, however many look', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end(JSON.stringify({ status: 'ok' }));
    });
    const gateway = await development({ SERVICE_MANAGEMENT_URLS: `one=http://${await listening(server)}` });

    const begun = performance.now();
    await Promise.all(Array.from({ length: 50 }, () => statusOf(gateway)));
    const seconds = Math.floor((performance.now() - begun) / 1000);

    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(1 + seconds);
  });
});

describe('mails', () => {
  it('are the last that were caught, the newest first, and only the beginning of each', async () => {
    const catcher = await startMailCatcher();
    const sender = nodemailer.createTransport({ url: catcher.smtpUrl });
    for (let n = 1; n <= 12; n += 1) {
      const mail = { from: 'todo@todo.test', to: 'ann@todo.test', subject: `Mail ${n} <b>`, text: 'x'.repeat(1000) };
      await sender.sendMail(mail);
    }
    sender.close();

    const gateway = await development({ MAIL_CATCHER_URL: catcher.httpUrl });
    const { mails } = await statusOf(gateway);

    expect(mails).toMatchObject({ state: 'there' });
    const items = mails.state === 'there' ? mails.items : [];
    expect(items.map(({ subject }) => subject)).toEqual(Array.from({ length: 10 }, (_, n) => `Mail ${12 - n} <b>`));
    expect(items[0]).toMatchObject({ to: ['ann@todo.test'], text: 'x'.repeat(400) });
    await catcher.close();
    await eventually(async () => expect((await statusOf(gateway)).mails).toEqual({ state: 'no-answer' }));
  });
});

describe('the status', () => {
  it('leaves out what no setting names', async () => {
    const { services, mails } = await statusOf(await development());

    expect([services, mails]).toEqual([{ state: 'not-set' }, { state: 'not-set' }]);
  });

  it('does not exist unless sign-in by name is switched on', async () => {
    const plain = await rig.instance({ MAIL_CATCHER_URL: 'http://127.0.0.1:9' });

    expect((await fetch(`${plain.url}/api/dev/status`)).status).toBe(404);
  });

  it('is not told to pages of elsewhere', async () => {
    const { url } = await development();
    const statusFor = (host: string) =>
      new Promise<number | undefined>((resolve) => {
        request(`${url}/api/dev/status`, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).end();
      });

    expect(await Promise.all(['evil.test', 'localhost.evil.test:8080'].map(statusFor))).toEqual([403, 403]);
    expect(await Promise.all(['localhost:8080', '127.0.0.1', '[::1]:8080'].map(statusFor))).toEqual([200, 200, 200]);
    expect((await fetch(`${url}/api/dev/status`)).headers.get('access-control-allow-origin')).toBeNull();
  });
});
