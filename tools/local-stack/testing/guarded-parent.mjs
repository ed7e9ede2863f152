/*
 * A parent in a process of its own, for tests that kill it: starts the guarded child it is told to start, and tells the
 * child's pid. Runs the sources, so that the tests need no build.
 */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.startsWith('.') ? specifier.replace(/\.js$/, '.ts') : specifier, context),
});

const { spawnGuarded } = await import('../src/process/spawn-guarded.ts');

process.once('message', async ({ command, args, options }) => {
  const child = await spawnGuarded(command, args, options);
  process.send(child.pid);
});
