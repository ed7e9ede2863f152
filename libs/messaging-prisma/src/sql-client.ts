/** The little that our SQL needs of a database connection: a `pg` client fits as it is. */
export interface SqlClient {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null; command?: string }>;
}

/** A connection that was taken from a pool; released with an error it is closed instead of used again. */
export interface PooledSqlClient extends SqlClient {
  release(error?: Error): void;
}

/** The little that we need of a pool: a `pg` pool fits as it is. */
export interface SqlPool extends SqlClient {
  connect(): Promise<PooledSqlClient>;
}
