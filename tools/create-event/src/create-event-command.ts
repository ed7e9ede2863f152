import { parseArgs } from 'node:util';

import { createEvent, type Created } from './create-event.js';
import { type Asked, PlanError } from './event-plan.js';

const usage = `Declares a new event and makes a service that consumes it.

  npm run create-event -- --type task.shared --topic todo.task.events [--consumer task-sharing]

  --type      what it is about, a dot and what happened to it
  --topic     the topic that it goes to
  --consumer  the new service, also its consumer group; by default task-shared-consumer
`;

/** @throws PlanError for an option that there is not. */
function called(): Asked & { readonly help?: boolean | undefined } {
  try {
    return parseArgs({
      options: {
        type: { type: 'string' },
        topic: { type: 'string' },
        consumer: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('. ') : [];
    throw new PlanError(`${reason}; the options are --type, --topic and --consumer.`);
  }
}

function report({ plan, written, changed }: Created): string {
  const { type, file, consumer } = plan;
  const list = (paths: readonly string[]) => paths.map((path) => `  ${path}`).join('\n');
  return `Written:
${list(written)}
Changed:
${list(changed)}

Next:
  1. Say in libs/event-contracts/src/events/${file}.ts what happened: comment, payload, audit entry; and show it in
     libs/event-contracts/golden/${type}.v1.json.
  2. npm run generate -w @todo/contracts-docs, npm run settings -w @todo/contracts-docs
  3. npm install --package-lock-only --ignore-scripts, which makes the new service part of the lockfile
  4. Have apps/${consumer}/src/keep-${file} do what the event is for.
  5. npm run check
The way in full: docs/add-an-event.md`;
}

try {
  const asked = called();
  console.log(asked.help === true ? usage : report(await createEvent(asked)));
} catch (error) {
  if (!(error instanceof PlanError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
