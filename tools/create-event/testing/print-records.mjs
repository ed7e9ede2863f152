// Prints, as JSON, the records that publishing the golden events of a type would write: node … print-records.mjs <type>
import { catalog, recordsOf } from '@todo/event-contracts';
import { goldenFiles } from '@todo/event-contracts/golden';

const [, , type] = process.argv;
const definition = catalog.find((each) => each.type === type);
const { records } = goldenFiles().find((file) => file.type === type);
const written = Object.values(records).flatMap((message) => recordsOf(definition, message));
console.log(
  JSON.stringify(
    written.map(({ topic, value, ...record }) => ({ ...record, topic: topic.name, value: String(value) })),
  ),
);
