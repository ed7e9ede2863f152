import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cache = new URL('../../../node_modules/.cache/todo-kafka/', import.meta.url);

export const pom = fileURLToPath(new URL('../pom.xml', import.meta.url));

export function kafkaJarsFolder() {
  const fingerprint = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  return fileURLToPath(new URL(fingerprint, cache));
}
