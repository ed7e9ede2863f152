/** SQL of a `timestamptz` column as `InstantText`. @param column a name of ours, never anybody's input. */
export const instantSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
