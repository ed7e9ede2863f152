import { readdirSync } from 'node:fs';

import { locate, readText } from './workspace.js';

const folders = ['libs/event-contracts/src/commands/', 'libs/event-contracts/src/events/'];
const declaration =
  /\/\*\*(?<comment>(?:(?!\*\/)[^])*)\*\/\s*export const \w+ = define\w+\(\{\s*type: '(?<type>[^']+)'/g;

/**
 * What the comment above each message's declaration says of it, by type. Taken from the source, so that a message is
 * described in one place.
 */
export function messageComments(): Map<string, string> {
  const comments = new Map<string, string>();
  for (const folder of folders) {
    for (const file of readdirSync(locate(folder)).filter((name) => name.endsWith('.ts'))) {
      for (const { groups } of readText(folder + file).matchAll(declaration)) {
        comments.set(groups!.type!, groups!.comment!.replaceAll(/\s*\n\s*\* ?/g, ' ').trim());
      }
    }
  }
  return comments;
}
