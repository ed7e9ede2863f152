export * from './inbox.js';
export * from './outbox-append.js';
export * from './outbox-table.js';
export * from './service-messaging.js';
export * from './sql-client.js';
export * from './transactions.js';
