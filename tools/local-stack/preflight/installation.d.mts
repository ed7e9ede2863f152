/**
 * The first package that is not installed as the lockfile wants it, as a path such as `node_modules/zod`;
 * `undefined`: the installation is up to date. Compares versions, not times, which a checkout changes.
 */
export function outdatedPackage(root: string): string | undefined;
