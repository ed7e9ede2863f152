import { randomBytes } from 'node:crypto';

/** A name nobody used before, such as `todo.commands-4f1c9a02`; good for topics, groups, users and databases. */
export function freshName(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}
