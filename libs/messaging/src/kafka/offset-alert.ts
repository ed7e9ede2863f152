import type { Logger, MessagingMetrics } from '../metrics.js';

/** What kafkajs logs, and tells in no other way, when a committed offset is no longer in the log. */
const outOfRange = 'Offset out of range, resetting';

/**
 * A logger for a consumer's client that raises an alert when records were deleted before they were read. Consumers then
 * go on from the earliest record that is left; what is missing has to be republished.
 */
export function alertingOffsets(logger: Logger, metrics: Pick<MessagingMetrics, 'alert'>): Logger {
  const say = (level: 'warn' | 'error') => (message: string, fields?: Record<string, unknown>) => {
    if (message.includes(outOfRange)) metrics.alert('offset-out-of-range');
    logger[level](message, fields);
  };
  return {
    debug: (message, fields) => logger.debug(message, fields),
    info: (message, fields) => logger.info(message, fields),
    warn: say('warn'),
    error: say('error'),
  };
}
