/* The command service with a handler that always fails on tasks whose title begins with "boom". */
import 'reflect-metadata';

import { PostgresCommandStore } from '../../todo-command-service/dist/adapters/postgres-command-store.js';
import { HandleCommands } from '../../todo-command-service/dist/handle-commands/handle-commands.js';
import { DueAlarm } from '../../todo-command-service/dist/publish-due-reminders/due-alarm.js';
import { startCommandService } from '../../todo-command-service/dist/start.js';

class ThrowingHandler extends HandleCommands {
  handleMany(commands, context) {
    if (commands.some(({ payload }) => payload.tasks?.[0]?.title.startsWith('boom'))) throw new TypeError('boom');
    return super.handleMany(commands, context);
  }
}

await startCommandService(process.env, [
  {
    provide: HandleCommands,
    inject: [PostgresCommandStore, DueAlarm],
    useFactory: (store, alarm) => new ThrowingHandler(store, alarm),
  },
]);
