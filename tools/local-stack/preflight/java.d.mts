export const oldestJava: number;

/** What somebody without a JDK or Maven can do. */
export const waysToABroker: string;

/** JAVA_HOME's, else that of the PATH. */
export function javaCommand(env: NodeJS.ProcessEnv): string;

/**
 * For example `17.0.15+6-Debian-1deb12u1`; begins with the major version, but for those before 9, which say `1.8`.
 * Rejects when there is no Java.
 */
export function javaVersion(env: NodeJS.ProcessEnv): Promise<string>;
