/** Names the jars for Maven. */
export const pom: string;

/**
 * Where the broker's jars lie once they are fetched: another folder whenever `pom.xml` changes. Shared by all processes
 * of this checkout; goes away with `node_modules`.
 */
export function kafkaJarsFolder(): string;
