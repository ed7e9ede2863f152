/** The little that our SQL needs of a database connection: a `pg` client fits as it is. */
export interface SqlClient {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null; command?: string }>;
}

/** A statement that a connection keeps under its name once it was parsed. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** A connection that was taken from a pool; released with an error it is closed instead of used again. */
export interface PooledSqlClient extends SqlClient {
  query<Row>(
    statement: string | NamedStatement,
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null; command?: string }>;
  release(error?: Error): void;
}

/** The little that we need of a pool: a `pg` pool fits as it is. */
export interface SqlPool extends SqlClient {
  connect(): Promise<PooledSqlClient>;
}
