import type { Provider, Type } from '@nestjs/common';
import { allTopics } from '@todo/event-contracts';
import { kafkaClient, type Logger } from '@todo/messaging';
import { kafkaOptions } from '@todo/service-kit';

import type { Config } from '../config.js';
import { PageController } from './page.controller.js';
import { PageFiles } from './page-files.js';
import { StatusController } from './status.controller.js';
import { StatusWatch } from './status-watch.js';

/** The page, and in development the status that it shows. */
export const statusPageControllers = ({ DEV_SIGN_IN }: Config): Type[] =>
  DEV_SIGN_IN ? [PageController, StatusController] : [PageController];

/** What its controllers need. */
export function statusPageProviders(config: Config, now: () => Date): Provider[] {
  const files = { provide: PageFiles, useFactory: () => new PageFiles(config.DEV_SIGN_IN) };
  return config.DEV_SIGN_IN ? [files, { provide: StatusWatch, useFactory: () => statusWatch(config, now) }] : [files];
}

/** The page itself says that the broker is away; a line in the log every second would hide what else happens. */
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

function statusWatch(config: Config, now: () => Date): StatusWatch {
  return new StatusWatch({
    // As patient as a producer: it gives up and is asked again.
    kafka: kafkaClient(kafkaOptions(config), 'chat-gateway-status', silent, 'producer'),
    topics: allTopics,
    services: config.SERVICE_MANAGEMENT_URLS,
    mailCatcherUrl: config.MAIL_CATCHER_URL,
    now,
  });
}
