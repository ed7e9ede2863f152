import { defineTopic } from './topic.js';

const everyService = ['chat-gateway', 'todo-command-service', 'notification-service', 'audit-service'] as const;

/** Every topic of the system. A topic's name stands here and nowhere else. */
export const topics = {
  commands: defineTopic({
    name: 'todo.commands',
    key: 'userId',
    partitions: 6,
    retention: { days: 7 },
    producers: ['chat-gateway'],
    consumers: ['todo-command-service'],
    purpose: 'What somebody wants.',
  }),
  commandResults: defineTopic({
    name: 'todo.command.results',
    key: 'userId',
    partitions: 6,
    retention: { days: 7 },
    producers: ['todo-command-service'],
    consumers: ['chat-gateway'],
    purpose: 'How each command ended: accepted, rejected or failed.',
  }),
  taskEvents: defineTopic({
    name: 'todo.task.events',
    key: 'userId',
    partitions: 6,
    retention: { days: 7 },
    producers: ['todo-command-service'],
    consumers: ['chat-gateway', 'notification-service'],
    purpose: 'What happened to tasks; each event carries the whole new state.',
  }),
  userEvents: defineTopic({
    name: 'todo.user.events',
    key: 'userId',
    partitions: 3,
    retention: 'compacted',
    producers: ['todo-command-service'],
    consumers: ['chat-gateway', 'notification-service'],
    purpose: "Each user's whole profile; a null value means erased.",
  }),
  reminders: defineTopic({
    name: 'todo.reminders',
    key: 'userId',
    partitions: 3,
    retention: { days: 7 },
    producers: ['todo-command-service'],
    consumers: ['notification-service'],
    purpose: 'A reminder is due; one record per channel.',
  }),
  notifications: defineTopic({
    name: 'todo.notifications',
    key: 'userId',
    partitions: 4,
    retention: { days: 7 },
    producers: ['notification-service'],
    consumers: ['chat-gateway'],
    purpose: 'What was delivered and how it ended; in-app notifications themselves.',
  }),
  auditLog: defineTopic({
    name: 'todo.audit.log',
    key: 'userId',
    partitions: 3,
    retention: { days: 90 },
    producers: [...everyService],
    consumers: ['audit-service'],
    purpose: 'One uniform stream of audit entries.',
  }),
  auditCheckpoints: defineTopic({
    name: 'todo.audit.checkpoints',
    key: 'chainId',
    partitions: 1,
    retention: 'for-ever',
    producers: ['audit-service'],
    consumers: [],
    purpose: 'Signed heads of the audit chain, kept outside the audit database.',
  }),
  deadLetter: defineTopic({
    name: 'todo.dead.letter',
    key: 'original',
    partitions: 2,
    retention: { days: 30 },
    producers: [...everyService],
    consumers: [],
    purpose: 'What no consumer could handle, untouched, with the reason in its headers.',
  }),
} as const;

/** Every topic, in the order of the docs' table. */
export const allTopics = Object.values(topics);

/** The name of a declared topic. */
export type TopicName = (typeof allTopics)[number]['name'];
