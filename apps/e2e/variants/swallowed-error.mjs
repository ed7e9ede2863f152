/* The command service with a handler that says "done" although its work has failed, every twentieth time. */
import 'reflect-metadata';

import { done } from '@todo/messaging';

import { PostgresCommandStore } from '../../todo-command-service/dist/adapters/postgres-command-store.js';
import { HandleCommands } from '../../todo-command-service/dist/handle-commands/handle-commands.js';
import { DueAlarm } from '../../todo-command-service/dist/publish-due-reminders/due-alarm.js';
import { startCommandService } from '../../todo-command-service/dist/start.js';

let batches = 0;

class SwallowingHandler extends HandleCommands {
  async handleMany(commands, context) {
    try {
      batches += 1;
      if (batches % 20 === 0) throw new Error('a failure');
      return await super.handleMany(commands, context);
    } catch {
      return commands.map(() => done);
    }
  }
}

await startCommandService(process.env, [
  {
    provide: HandleCommands,
    inject: [PostgresCommandStore, DueAlarm],
    useFactory: (store, alarm) => new SwallowingHandler(store, alarm),
  },
]);
