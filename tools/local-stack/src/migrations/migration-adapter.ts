import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * Prisma's adapter for `pg`, made fit for migrations. In 7.10.0 it has four faults, each answered below:
 * scripts are cut at every semicolon; the shadow database is the real one when the address is a url; that database is
 * dropped while still connected; and the catalogue's type "char" is refused.
 */
export class MigrationAdapterFactory extends PrismaPg {
  readonly #databaseUrl: string;
  readonly #pool: pg.Pool;

  constructor(databaseUrl: string) {
    const pool = new pg.Pool({ connectionString: databaseUrl });
    // A lost connection fails the statement on it; without a listener it would end the whole process.
    pool.on('error', () => {});
    super(readingCharColumns(pool));
    this.#databaseUrl = databaseUrl;
    this.#pool = pool;
  }

  override async connect(): Promise<Adapter> {
    return repaired(await super.connect());
  }

  /** An empty database beside the real one, dropped afterwards. */
  override async connectToShadowDb(): Promise<Adapter> {
    const name = `prisma_shadow_${crypto.randomUUID()}`;
    const url = new URL(this.#databaseUrl);
    url.pathname = name;
    await this.#pool.query(`create database "${name}"`);

    const shadow = new MigrationAdapterFactory(url.href);
    const adapter = await shadow.connect();
    adapter.dispose = async () => {
      await shadow.close();
      await this.#pool.query(`drop database "${name}" with (force)`);
    };
    return adapter;
  }

  /** Ends the connections, and with them the engine's own lock, which it never gives back. */
  async close(): Promise<void> {
    await this.#pool.end();
  }
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

const charOid = 18;
const charArrayOid = 1002;

/**
 * The adapter knows arrays of "char" but not "char" itself. So such a column passes through it as an array, and gets
 * its true type behind it. The schema engine reads no real array of "char".
 */
function readingCharColumns(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (config: unknown) => Promise<pg.QueryResult>;
  pool.query = (async (config: unknown) => {
    const result = await query(config);
    // A script of several statements answers with a list of results, whose columns nobody reads.
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === charOid) field.dataTypeID = charArrayOid;
    }
    return result;
  }) as typeof pool.query;

  return pool;
}

function repaired(adapter: Adapter): Adapter {
  // Without values the driver sends the text as it is: PostgreSQL itself finds the statements in it, and runs all of
  // them or none.
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const { Character, CharacterArray } = ColumnTypeEnum;
    return { ...result, columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)) };
  };
  return adapter;
}
