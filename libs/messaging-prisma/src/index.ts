export * from './inbox.js';
export * from './sql-client.js';
