import type { Logger } from '@todo/messaging';

const nothing = () => undefined;

/** For Kafka clients of the tests themselves. */
export const quietLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
