/* A parent in a process of its own, for tests that kill it: starts a broker and a database, and tells about them. */
import { join } from 'node:path';
import './run-sources.mjs';

const { startBroker } = await import('../src/broker/start-broker.ts');
const { startDatabase } = await import('../src/database/start-database.ts');

process.once('message', async (dir) => {
  const [broker, database] = await Promise.all([
    startBroker({ dir: join(dir, 'broker') }),
    startDatabase({ dir: join(dir, 'database') }),
  ]);
  process.send({ pids: [broker.nodes[0].pid, database.pid], adminUrl: database.adminUrl });
});
