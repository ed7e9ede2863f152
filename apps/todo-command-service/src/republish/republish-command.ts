import { parseArgs } from 'node:util';

import { OutboxTable, ServiceMessaging } from '@todo/messaging-prisma';
import { createRuntime, kafkaOptions, reportAndExit } from '@todo/service-kit';

import { republicationsIn } from '../adapters/republication-table.js';
import { environment, loadConfig } from '../config.js';
import { source } from '../handle-commands/command-messages.js';
import { RepublishTasks } from './republish-tasks.js';

const usage = `npm run republish [-- --user <userId>]

Tells the state of every task once more (task.snapshot), so that read models can be built from nothing. With --user
only that person's. Interrupted, the next call goes on where this one stopped. Needs the settings of
todo-command-service: DATABASE_URL, KAFKA_BROKERS and what goes with them.`;

/** Runs beside the service or without it: what it publishes goes through the same outbox. */
async function republish(): Promise<void> {
  const { user, help } = parseArgs({ options: { user: { type: 'string' }, help: { type: 'boolean' } } }).values;
  if (help === true) {
    console.log(usage);
    return;
  }
  const runtime = createRuntime({ service: source, schema: environment, config: loadConfig(), connectionsMax: 4 });
  const { instance, config, pool, probe, logger, metrics, stop } = runtime;
  const messaging = new ServiceMessaging({
    ...{ service: source, instance: `republish-${instance}`, pool, logger, metrics, kafka: kafkaOptions(config) },
    subscriptions: [],
    onFatal: stop.fatal,
  });
  // An interruption between two batches loses nothing, and one inside a batch rolls it back.
  stop.step('messaging', 13_500, () => messaging.stop());
  stop.step('database', 1000, () => Promise.all([pool.end(), probe.end()]));

  messaging.start();
  const outbox = new OutboxTable(pool);
  const tasks = await new RepublishTasks({
    republications: republicationsIn(pool),
    runInTransaction: messaging.runInTransaction,
    waitingRows: async () => (await outbox.backlog()).waiting,
    onProgress: (progress) => console.log(`${progress.tasks} tasks`),
    now: () => new Date(),
  }).run(user);
  console.log(`Done: ${tasks} tasks were told once more.`);
  await stop.stop('done');
}

republish().catch(reportAndExit);
