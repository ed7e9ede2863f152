/*
 * Generates an app's Prisma client, offline: node ../../tools/local-stack/prisma-generate.mjs <app folder>
 *
 * `prisma generate` would download a native schema engine that it then does not use. It leaves that alone when it is
 * pointed at any executable; node's own is always there. Plain JavaScript, because this runs before anything is built.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const app = resolve(process.argv[2] ?? '.');
const schema = join(app, 'prisma', 'schema.prisma');
if (!existsSync(schema)) {
  console.error(`There is no ${schema}. Give the folder of an app that has a Prisma schema.`);
  process.exit(1);
}

const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, 'generate', '--schema', schema], {
  cwd: app,
  encoding: 'utf8',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
});

// Silent when all is well: this runs before every build.
if (status !== 0) {
  console.error(
    `The Prisma client of ${app} could not be generated.\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`,
  );
  process.exit(1);
}
