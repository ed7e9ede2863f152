import type { EventPlan } from './event-plan.js';

/** The contract of a new event: declaration and golden records, by their paths in the repository. */
export function contractFiles(plan: EventPlan): Map<string, string> {
  return new Map([
    [`libs/event-contracts/src/events/${plan.file}.ts`, declaration(plan)],
    [`libs/event-contracts/golden/${plan.type}.v1.json`, goldenRecords(plan)],
  ]);
}

function declaration({ type, constant, typeName, resource, idField, topic }: EventPlan): string {
  return `import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { topics } from '../topics.js';

/** ${sentence(type)} Only ${topic.producer} publishes it. */
export const ${constant} = defineEvent({
  type: '${type}',
  version: 1,
  topic: topics.${topic.key},
  payload: z.object({ ${idField}: z.uuid() }),
  audit: ({ payload }) => ({ action: '${type}', resourceType: '${resource}', resourceId: payload.${idField}, afterState: payload }),
});
export type ${typeName} = MessageOf<typeof ${constant}>;
`;
}

/** `Task due date moved.` of `task.due-date-moved`: what there is to say before the author says it better. */
function sentence(type: string): string {
  const words = type.replaceAll(/[.-]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const amina = 'auth0|amina';
/** Version 7 and recognisable, as in the other golden records. */
const id = (number: number) => `0198f3a0-${(0x2000 + number).toString(16)}-7c3a-8a4e-5b1c7d9e2f30`;

/** Two records as they would stand on the topic: with everything, and with as little as allowed. */
function goldenRecords({ type, idField, topic }: EventPlan): string {
  const record = (number: number, optional: object) => ({
    eventId: id(number),
    timestamp: '2026-05-14T09:30:00.125Z',
    eventType: type,
    source: topic.producer,
    userId: amina,
    payload: { [idField]: id(1) },
    headers: {
      schemaVersion: 1,
      correlationId: id(2),
      causationId: id(number + 1),
      actor: { type: 'user', id: amina },
      ...optional,
    },
  });
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  return `${JSON.stringify({ full: record(3, { traceparent }), minimal: record(5, {}) }, null, 2)}\n`;
}
