import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { commandResults, notificationEvents, taskEvents, userProfileUpdated } from '@todo/event-contracts';
import { type Logger, type RunInTransaction, subscribe, type Subscription } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';
import type { Pool } from 'pg';

import { settledCommands } from './adapters/command-table.js';
import { PersonTasks } from './adapters/person-tasks.js';
import { PrismaReads } from './adapters/prisma-reads.js';
import { StreamBounds } from './adapters/stream-bounds.js';
import { saidSince } from './adapters/stream-table.js';
import { ChatController } from './chat/chat.controller.js';
import { Converse } from './chat/converse.js';
import { TakeTurn } from './chat/take-turn.js';
import { UnderstandController } from './chat/understand.controller.js';
import { UnderstandText } from './chat/understand-text.js';
import { Outcomes } from './command/outcomes.js';
import type { Config } from './config.js';
import { RequestRates } from './http/request-rates.js';
import { AccessGuard } from './identity/access.guard.js';
import { DevSignInController } from './identity/dev-sign-in.controller.js';
import { DevTokens } from './identity/dev-tokens.js';
import { EmailSightings } from './identity/email-sightings.js';
import { tokenVerifier } from '@todo/service-kit';
import { ListTasks } from './list-tasks/list-tasks.js';
import { TaskListController } from './list-tasks/task-list.controller.js';
import { openApiDocument } from './openapi/document.js';
import { openApi, OpenApiController } from './openapi/openapi.controller.js';
import { ProjectNotifications } from './project-notifications/project-notifications.js';
import { ProjectProfiles } from './project-profiles/project-profiles.js';
import { ProjectResults } from './project-results/project-results.js';
import { ProjectTaskEvents } from './project-task-events/project-task-events.js';
import { RequestChange } from './request-change/request-change.js';
import { SendChanges } from './request-change/send-changes.js';
import { TaskChangesController } from './request-change/task-changes.controller.js';
import { ConversationController } from './show-conversations/conversation.controller.js';
import { ShowConversations } from './show-conversations/show-conversations.js';
import { CommandController } from './show-command/command.controller.js';
import { ShowTask } from './show-task/show-task.js';
import { TaskController } from './show-task/task.controller.js';
import { statusPageControllers, statusPageProviders } from './status-page/status-page.js';
import { StreamController } from './stream/stream.controller.js';
import { UserStreams } from './stream/user-streams.js';

/** What the gateway consumes, and by whom it is handled. */
export const subscriptions = (): Subscription<SqlClient>[] => [
  subscribe(commandResults, new ProjectResults()),
  subscribe(taskEvents, new ProjectTaskEvents()),
  subscribe([userProfileUpdated], new ProjectProfiles()),
  subscribe(notificationEvents, new ProjectNotifications()),
];

/** What the gateway is given: its settings and the world outside. */
export interface GatewayGiven {
  readonly config: Config;
  readonly pool: Pool;
  readonly logger: Logger;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  /** Whether the broker is known not to answer. */
  readonly circuitOpen: () => boolean;
  readonly now: () => Date;
}

/** Everything that answers HTTP. */
export const controllersFor = (config: Config): Type[] => [
  TaskChangesController,
  TaskListController,
  TaskController,
  CommandController,
  ChatController,
  ConversationController,
  UnderstandController,
  StreamController,
  OpenApiController,
  ...(config.DEV_SIGN_IN ? [DevSignInController] : []),
  ...statusPageControllers(config),
];

/** The gateway's HTTP side. */
@Module({})
export class AppModule {
  static with(given: GatewayGiven): DynamicModule {
    return { module: AppModule, controllers: controllersFor(given.config), providers: providersOf(given) };
  }
}

function providersOf({ config, pool, logger, runInTransaction, circuitOpen, now }: GatewayGiven): Provider[] {
  const outcomes = new Outcomes({ settledCommands: (names) => settledCommands(pool, names), circuitOpen, logger });
  const streams = new UserStreams({ saidSince: (since, rowsMax) => saidSince(pool, since, rowsMax), logger });
  const reads = new PrismaReads(pool);
  const rates = new RequestRates({ perUser: config.RATE_PER_USER, perAddress: config.RATE_PER_ADDRESS });
  const tasks = new PersonTasks();
  const sightings = new EmailSightings(runInTransaction, logger, now);
  const verify = tokenVerifier(trustIn(config));
  return [
    { provide: Outcomes, useValue: outcomes },
    { provide: RequestRates, useValue: rates },
    { provide: PrismaReads, useValue: reads },
    { provide: UserStreams, useValue: streams },
    { provide: StreamBounds, useValue: new StreamBounds(pool) },
    { provide: ListTasks, useValue: new ListTasks(pool, now) },
    { provide: ShowTask, useValue: new ShowTask(reads) },
    { provide: RequestChange, useValue: new RequestChange(new SendChanges(runInTransaction, outcomes, now), outcomes) },
    { provide: Converse, useValue: new Converse(new TakeTurn(runInTransaction, outcomes, tasks, now), outcomes, pool) },
    { provide: UnderstandText, useValue: new UnderstandText(pool, tasks, now) },
    { provide: ShowConversations, useValue: new ShowConversations(pool) },
    ...statusPageProviders(config, now),
    { provide: openApi, useFactory: () => openApiDocument(config.DEV_SIGN_IN) },
    {
      provide: DevTokens,
      useFactory: () => new DevTokens({ ...trustIn(config), secret: config.JWT_SECRET ?? '' }, now),
    },
    {
      provide: APP_GUARD,
      inject: [Reflector],
      useFactory: (reflector: Reflector) => new AccessGuard(reflector, verify, rates, sightings, logger),
    },
  ];
}

function trustIn({ JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_SECRET: secret, JWT_JWKS_URL: jwksUrl }: Config) {
  if (secret !== undefined) return { issuer, audience, secret };
  if (jwksUrl !== undefined) return { issuer, audience, jwksUrl };
  throw new TypeError('loadConfig lets no configuration through that trusts nobody');
}
