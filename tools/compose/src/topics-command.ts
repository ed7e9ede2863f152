import { allTopics } from '@todo/event-contracts';
import { createTopics, kafkaClient } from '@todo/messaging';
import { kafkaOptions, readConfig } from '@todo/service-kit';

import { topicsEnvironment } from './config.js';
import { runCommand } from './run-command.js';

const quiet = () => {};
/** Tells that the broker cannot be reached yet: creating topics waits for it as long as it takes. */
const logger = { debug: quiet, info: quiet, warn: (message: string) => console.error(message), error: console.error };

/** `node dist/topics-command.js` creates the topics of the catalog that the broker does not have yet. */
runCommand(async () => {
  const config = readConfig(topicsEnvironment, process.env);
  const kafka = kafkaClient(kafkaOptions(config), 'topics-command', logger);
  await createTopics(kafka, allTopics, config.TOPIC_REPLICAS);
  return `All ${allTopics.length} topics are there.`;
});
