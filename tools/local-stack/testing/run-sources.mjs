/* Lets a plain node process import our sources, for tests that kill processes. */
import { registerHooks } from 'node:module';

const isOurs = (file = '') => file.startsWith('file:') && !file.includes('/node_modules/');

registerHooks({
  resolve: (specifier, context, next) =>
    next(isOurs(context.parentURL) ? specifier.replace(/^(\..*)\.js$/, '$1.ts') : specifier, context),
});
