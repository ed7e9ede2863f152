import { rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Broker, type Database, startBroker, startDatabase, temporaryFolder } from '@todo/local-stack';

export interface SharedServices {
  /** Where test files ask for a service: `GET /broker` and `GET /database` answer JSON. */
  readonly url: string;
  close(): Promise<void>;
}

/** What `GET /broker` answers. */
export interface BrokerAddress {
  bootstrap: readonly string[];
}

/** What `GET /database` answers. */
export interface DatabaseAddress {
  adminUrl: string;
}

export interface SharedServicesOptions {
  /** Leaves data and logs, and says where. */
  keepData: boolean;
}

/**
 * One broker and one database for a whole test run. Each is started when the first test file asks for it, so a run that
 * needs only one of them does not wait for the other.
 */
export async function shareServices({ keepData }: SharedServicesOptions): Promise<SharedServices> {
  const dir = temporaryFolder('todo-testkit');
  let broker: Promise<Broker> | undefined;
  let database: Promise<Database> | undefined;

  const answers: Record<string, () => Promise<BrokerAddress | DatabaseAddress>> = {
    '/broker': async () => {
      broker ??= startBroker({ dir: join(dir, 'broker') });
      return { bootstrap: (await broker).bootstrap };
    },
    '/database': async () => {
      database ??= startDatabase({ dir: join(dir, 'database') });
      return { adminUrl: (await database).adminUrl };
    },
  };
  const server = await serve(answers);

  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async close() {
      server.close();
      // What did not start has told the test that asked for it.
      await Promise.allSettled([broker, database].map(async (service) => (await service)?.stop()));
      if (keepData) console.log(`The test run's broker and database left their data and logs in ${dir}`);
      else rmSync(dir, { recursive: true });
    },
  };
}

async function serve(answers: Record<string, () => Promise<object>>): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''] ?? (() => Promise.reject(new Error(`There is no ${request.url}.`)));
    answer().then(
      (body) => respond(response, 200, body),
      (error: Error) => respond(response, 500, { message: error.message }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return server;
}

function respond(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body));
}
