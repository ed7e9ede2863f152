export * from './generated-files.js';
