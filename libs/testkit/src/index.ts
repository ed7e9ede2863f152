export { testRun } from './config.js';
export { eventually, type EventuallyOptions } from './eventually.js';
export { freshDatabase, type FreshDatabaseOptions } from './fresh-database.js';
export { freshName } from './fresh-name.js';
export { recordFigures } from './record-figures.js';
export { realBroker } from './real-broker.js';
