import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  commandResults,
  commands,
  type MessageDefinition,
  taskEvents,
  taskReminder,
  userProfileUpdated,
} from '@todo/event-contracts';
import { subscribe, type Subscription } from '@todo/messaging';
import { ServiceMessaging, type SqlClient } from '@todo/messaging-prisma';
import { kafkaOptions, type ServiceRuntime } from '@todo/service-kit';

import { dueRemindersIn } from './adapters/due-reminder-table.js';
import { PostgresCommandStore } from './adapters/postgres-command-store.js';
import { source } from './handle-commands/command-messages.js';
import { HandleCommands } from './handle-commands/handle-commands.js';
import { chores } from './housekeeping/chores.js';
import { Housekeeping } from './housekeeping/housekeeping.js';
import { DueAlarm } from './publish-due-reminders/due-alarm.js';
import { PublishDueReminders } from './publish-due-reminders/publish-due-reminders.js';

/** What the service consumes, and by whom it is handled. */
export const subscriptions = (handleCommands: HandleCommands): Subscription<SqlClient>[] => [
  subscribe(commands, handleCommands),
];

/** What the service publishes, besides audit entries and dead letters. */
export const publications: readonly MessageDefinition[] = [
  ...commandResults,
  ...taskEvents,
  taskReminder,
  userProfileUpdated,
];

/** Everything the service is made of. */
@Module({})
export class AppModule {
  /** @param replaced providers that take the place of those with the same token: variants for tests. */
  static with(runtime: ServiceRuntime, replaced: readonly Provider[] = []): DynamicModule {
    return { module: AppModule, providers: [...providersOf(runtime), ...replaced] };
  }
}

function providersOf({ instance, config, pool, logger, metrics, stop }: ServiceRuntime): Provider[] {
  return [
    { provide: DueAlarm, useFactory: () => new DueAlarm() },
    { provide: PostgresCommandStore, useFactory: () => new PostgresCommandStore() },
    {
      provide: HandleCommands,
      inject: [PostgresCommandStore, DueAlarm],
      useFactory: (store: PostgresCommandStore, alarm: DueAlarm) => new HandleCommands(store, alarm),
    },
    {
      provide: ServiceMessaging,
      inject: [HandleCommands],
      useFactory: (handleCommands: HandleCommands) =>
        new ServiceMessaging({
          ...{ service: source, instance, pool, logger, metrics, kafka: kafkaOptions(config) },
          subscriptions: subscriptions(handleCommands),
          onFatal: (error) => stop.fatal(error, 'a consumer will not come back'),
        }),
    },
    {
      provide: PublishDueReminders,
      inject: [ServiceMessaging, DueAlarm],
      useFactory: ({ runInTransaction }: ServiceMessaging, alarm: DueAlarm) =>
        new PublishDueReminders({ due: dueRemindersIn(pool), alarm, runInTransaction, logger }),
    },
    { provide: Housekeeping, useFactory: () => new Housekeeping(chores(pool), logger) },
  ];
}
