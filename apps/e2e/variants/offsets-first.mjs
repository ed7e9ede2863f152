/* The command service with offsets committed as soon as records are read, before they had their effects. */
import 'reflect-metadata';

import { GroupPipeline } from '@todo/messaging';

import { startCommandService } from '../../todo-command-service/dist/start.js';

const { deliver } = GroupPipeline.prototype;
const read = new Map();
GroupPipeline.prototype.positions = () => [...read.values()];
GroupPipeline.prototype.deliver = function (batch) {
  const { topic, partition, nextOffset } = batch;
  read.set(`${topic}/${partition}`, { topic, partition, offset: nextOffset });
  void this.options.source.commit(this);
  setTimeout(() => deliver.call(this, batch), 100);
};

await startCommandService(process.env);
