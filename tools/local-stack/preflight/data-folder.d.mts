/**
 * What `DATA_DIR/format` says. Raise it when what an older version wrote there can no longer be served, for example with
 * PostgreSQL's major version.
 */
export const dataFormat: number;

export interface Trouble {
  readonly message: string;
  readonly fix: string;
}

/**
 * Why data cannot live in a folder; `undefined`: they can. Leaves nothing behind.
 * @param uid who wants to serve them. Default: the user of this process.
 */
export function dataFolderProblem(dir: string, uid?: number): Trouble | undefined;

/** Makes the folder on first use, and marks it as ours. */
export function prepareDataFolder(dir: string): void;

/** The nearest folder above a path that exists. */
export function existingParent(path: string): string;
