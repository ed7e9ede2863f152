export * from './failure.js';
export * from './handler.js';
export * from './metrics.js';
export * from './outbox/outbox-store.js';
export * from './outbox/outgoing-record.js';
export * from './transaction.js';
