import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MigrationAdapterFactory } from './migration-adapter.js';

/** The interface of the package names `__wbg_set_wasm` only; the class stands in its entry file's types. */
const { SchemaEngine: engineClass } = bindings as unknown as { SchemaEngine: typeof SchemaEngine };

// Neither TypeScript's `es2024` nor Node's types name it.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
};

let instantiated = false;

/**
 * Does something with Prisma's schema engine (as WebAssembly) on a database: what `prisma migrate` does, without its
 * native binary. Instantiated by hand, because the package's entry file imports `.wasm`, which Node still calls
 * experimental and warns of.
 */
export async function withSchemaEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  if (!instantiated) instantiate();
  const factory = new MigrationAdapterFactory(databaseUrl);
  const ignoreLog = () => {};
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(factory);
    using engine = await engineClass.new({ datamodels: undefined }, ignoreLog, bound);
    return await work(engine);
  } finally {
    await factory.close();
  }
}

function instantiate(): void {
  const bindingsFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = new WebAssembly.Module(readFileSync(bindingsFile.replace(/\.js$/, '.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  instantiated = true;
}
