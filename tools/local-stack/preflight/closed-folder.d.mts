/** The first folder above a path, from the top, that others may not enter. Folders yet to be made count as open. */
export function closedFolderOn(path: string): string | undefined;

/** For the person who started us as root. */
export function closedFolderTrouble(closed: string, path: string, uid: number): { message: string; fix: string };
