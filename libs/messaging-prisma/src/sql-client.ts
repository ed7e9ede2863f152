/** The little that our SQL needs of a database connection: a `pg` client fits as it is. */
export interface SqlClient {
  query<Row>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}
