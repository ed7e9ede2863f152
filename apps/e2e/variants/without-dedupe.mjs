/* The command service without its inbox: a command that comes again is carried out again. */
import 'reflect-metadata';

import { PostgresCommandStore } from '../../todo-command-service/dist/adapters/postgres-command-store.js';
import { startCommandService } from '../../todo-command-service/dist/start.js';

class ForgetfulStore extends PostgresCommandStore {
  async load(tx, group, needs) {
    return { ...(await super.load(tx, group, needs)), outcomes: new Map() };
  }

  save(tx, group, changes) {
    return super.save(tx, group, { ...changes, answered: [] });
  }
}

await startCommandService(process.env, [{ provide: PostgresCommandStore, useFactory: () => new ForgetfulStore() }]);
