/*
 * Produces one record in a codec that our consumers have not registered. A process of its own, since registering a
 * codec holds for all of kafkajs.
 *   node produce-zstd.mjs <broker> <topic>
 */
import { zstdCompressSync } from 'node:zlib';
import kafkajs from 'kafkajs';

const [broker, topic] = process.argv.slice(2);
const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
CompressionCodecs[CompressionTypes.ZSTD] = () => ({ compress: async ({ buffer }) => zstdCompressSync(buffer) });

const producer = new Kafka({ clientId: 'zstd', brokers: [broker], logLevel: logLevel.NOTHING }).producer();
await producer.connect();
await producer.send({ topic, compression: CompressionTypes.ZSTD, messages: [{ partition: 0, value: 'compressed' }] });
await producer.disconnect();
