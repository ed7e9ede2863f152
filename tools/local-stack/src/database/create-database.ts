import pg from 'pg';

/** Creates a database unless it exists. @param adminUrl of another database of that server; holds a password. */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Looked up first: somebody may have made it for a user who has no right to create any.
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // The second one is how it fails when another process creates it at this very moment.
    const [duplicateDatabase, uniqueViolation] = ['42P04', '23505'];
    const { code } = error as { code?: string };
    if (code !== duplicateDatabase && code !== uniqueViolation) throw error;
  } finally {
    await client.end();
  }
}
