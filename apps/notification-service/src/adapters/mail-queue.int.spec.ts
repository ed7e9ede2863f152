import { type MailCatcher, startMailCatcher, tcpProxy } from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { due, profileOf, somebody } from '../testing/messages.js';
import { NotificationRig } from '../testing/notification-rig.js';
import { scriptedSmtpServer } from '../testing/scripted-smtp-server.js';

let rig: NotificationRig;
let catcher: MailCatcher;
let user: string;
beforeAll(async () => {
  catcher = await startMailCatcher();
});
afterAll(() => catcher.close());
beforeEach(async () => {
  rig = await NotificationRig.start();
  catcher.behave({ kind: 'accept' });
  catcher.clear();
  user = somebody();
  await rig.consume(profileOf(user));
});
afterEach(() => rig.close());

const settled = (states: Record<string, number>, withinMs = 20_000) =>
  eventually(async () => expect(await rig.states()).toEqual(states), { withinMs });
const proxied = async () => {
  const url = new URL(rig.databaseUrl);
  const proxy = await tcpProxy({ targetPort: Number(url.port) });
  url.port = String(proxy.port);
  return { proxy, databaseUrl: url.href };
};
/** From outside: who asks for it must not be among them. */
const cutConnections = async (application: string) => {
  const client = new Client({ connectionString: rig.databaseUrl });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = $1 and datname = current_database()`,
    [application],
  );
  await client.end();
};

describe('the queue of mails', () => {
  it('survives a database that goes away and comes back', async () => {
    const { proxy, databaseUrl } = await proxied();
    const sender = rig.sender({ smtpUrl: catcher.smtpUrl, databaseUrl });
    await rig.consume(due(user));
    await settled({ sent: 1 });

    await proxy.down();
    await rig.consume(due(user), due(user));
    await proxy.up();
    await settled({ sent: 3 });

    expect(catcher.messages).toHaveLength(3);
    await sender.stop();
    await proxy.close();
  });

  it('starts without a database, and works once there is one', async () => {
    const { proxy, databaseUrl } = await proxied();
    await proxy.down();
    const sender = rig.sender({ smtpUrl: catcher.smtpUrl, databaseUrl });
    await rig.consume(due(user));
    await eventually(() => expect(rig.lines.join()).toContain('the tables of the queue could not be looked at'));

    await proxy.up();
    await sender.queue.ready;
    await settled({ sent: 1 });

    await sender.stop();
    await proxy.close();
  });

  it('does not hold on to what failed at its first look', async () => {
    await rig.pool.query('alter table graphile_worker._private_tasks rename to mislaid');
    rig.sender({ smtpUrl: catcher.smtpUrl });
    await eventually(() => expect(rig.lines.join()).toContain('the queue of mails was interrupted'));

    await rig.pool.query('alter table graphile_worker.mislaid rename to _private_tasks');
    await rig.consume(due(user));

    await settled({ sent: 1 });
  });

  it('loses its connections again and again, and no mail', async () => {
    rig.sender({ smtpUrl: catcher.smtpUrl });
    const reminders = Array.from({ length: 60 }, () => due(user));

    for (let at = 0; at < 60; at += 10) {
      await rig.consume(...reminders.slice(at, at + 10));
      await cutConnections('rig-queue');
    }
    await eventually(
      async () => {
        // What was taken by a connection that was cut is found like what was taken by a process that died.
        await rig.pool.query(
          `update graphile_worker._private_jobs set locked_at = now() - interval '1 hour' where locked_at < now() - interval '3 seconds'`,
        );
        await rig.sender({ smtpUrl: catcher.smtpUrl }).resolveLost(2000);
        expect(await rig.states()).toEqual({ sent: 60 });
      },
      { withinMs: 40_000, everyMs: 500 },
    );

    expect(new Set(catcher.messages.map(({ headers }) => headers['message-id'])).size).toBe(60);
    expect(catcher.messages).toHaveLength(60);
  });

  it('writes down what it knows even when the database was away at that moment', async () => {
    const mailer = {
      send: async () => {
        await cutConnections('rig');
        return { kind: 'accepted' as const };
      },
    };
    rig.sender({ smtpUrl: catcher.smtpUrl, mailer });

    await rig.consume(due(user));

    await settled({ sent: 1 });
    expect(await rig.ledger()).toMatchObject([{ attempts: 1 }]);
  });

  it('stops while a mail is on its way, and knows how it ended', async () => {
    catcher.behave({ kind: 'delay', delayMs: 800 });
    const sender = rig.sender({ smtpUrl: catcher.smtpUrl });
    await rig.consume(due(user));
    await eventually(() => expect(catcher.messages).toHaveLength(1));

    await sender.stop();

    expect(await rig.states()).toEqual({ sent: 1 });
  });

  it('stops before a mail is on its way, and another instance sends it', async () => {
    const silent = await scriptedSmtpServer();
    silent.script({ greeting: 'silence' });
    const sender = rig.sender({ smtpUrl: silent.url });
    await rig.consume(due(user));
    await settled({ sending: 1 });

    await sender.stop();
    expect(await rig.ledger()).toMatchObject([{ state: 'queued', attempts: 0 }]);
    rig.sender({ smtpUrl: catcher.smtpUrl });
    await settled({ sent: 1 });

    expect(await rig.ledger()).toMatchObject([{ attempts: 1 }]);
    await silent.close();
  });
});
