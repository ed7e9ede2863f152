/*
 * Counts the timers that a connected but idle kafkajs client schedules in two seconds, and prints the number.
 *   node count-timers.mjs <folder of kafkajs> <broker>
 */
import { createRequire } from 'node:module';

const [folder, broker] = process.argv.slice(2);
let timers = 0;
const { setTimeout: schedule } = globalThis;
globalThis.setTimeout = (...args) => {
  timers += 1;
  return schedule(...args);
};

const { Kafka, logLevel } = createRequire(import.meta.url)(folder);
const client = new Kafka({ clientId: 'idle', brokers: [broker], logLevel: logLevel.NOTHING });
const producer = client.producer({ allowAutoTopicCreation: false });
await producer.connect();
timers = 0;
await new Promise((resolve) => schedule(resolve, 2000));
console.log(timers);
await producer.disconnect();
