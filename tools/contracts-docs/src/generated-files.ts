import { catalog } from '@todo/event-contracts';
import { format, resolveConfig } from 'prettier';

import { asyncApiDocument } from './asyncapi-document.js';
import { messageSchema } from './json-schemas.js';
import { messageComments } from './message-comments.js';
import { topicsPage } from './topics-page.js';
import { locate } from './workspace.js';

/** Holds nothing but generated files: what is not generated any more is deleted there. */
export const schemasFolder = 'libs/event-contracts/schemas/';
export const asyncApiPath = 'specs/phase-05/002-kafka-integration/contracts/kafka-events-contract.yaml';

/** Every file that follows from the contracts, by its path in the repository, formatted as the repository is. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const comments = messageComments();
  const files = new Map([
    [asyncApiPath, asyncApiDocument()],
    ['docs/topics.md', topicsPage()],
    ...catalog.map((definition): [string, string] => [
      `${schemasFolder}${definition.type}.v${definition.version}.json`,
      JSON.stringify(messageSchema(definition, comments.get(definition.type) ?? '')),
    ]),
  ]);
  const formatted = [...files].map(async ([path, text]): Promise<[string, string]> => {
    const filepath = locate(path).pathname;
    return [path, await format(text, { ...(await resolveConfig(filepath)), filepath })];
  });
  return new Map(await Promise.all(formatted));
}
