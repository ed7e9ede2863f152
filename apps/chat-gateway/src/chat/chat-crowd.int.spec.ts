import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';
import { send } from '../testing/http-client.js';

let rig: GatewayRig;
let gateway: Instance;

beforeAll(async () => {
  rig = await gatewayRig();
  gateway = await rig.instance({ RATE_PER_USER: '0', RATE_PER_ADDRESS: '0' });
});
afterAll(() => rig.close());

const say = (user: string, message: string) => send(gateway.url, user, 'POST', '/api/chat', { body: { message } });

describe('one person who sends two hundred messages at once', () => {
  it('keeps nobody else waiting, and is told what was not read', async () => {
    const flood = Array.from({ length: 200 }, () => say('flood', 'what is due today?'));
    const other = await say(randomUUID(), 'what is due today?');
    const answers = await Promise.all(flood);

    expect(other.status).toBe(200);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(20);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body['code']}`))).toEqual(
      new Set(['429 too-many-messages']),
    );
  });
});
