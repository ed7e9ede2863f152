/*
 * A parent in a process of its own, for tests that kill it: starts the guarded child it is told to start, and tells the
 * child's pid.
 */
import './run-sources.mjs';

const { spawnGuarded } = await import('../src/process/spawn-guarded.ts');

process.once('message', async ({ command, args, options }) => {
  const child = await spawnGuarded(command, args, options);
  process.send(child.pid);
});
