import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ServiceMessaging } from '@todo/messaging-prisma';
import { createRuntime, type Environment, NestLogger, runService } from '@todo/service-kit';

import { AppModule } from './app.module.js';
import { environment, loadConfig } from './config.js';
import { source } from './handle-commands/command-messages.js';
import { Housekeeping } from './housekeeping/housekeeping.js';
import { PublishDueReminders } from './publish-due-reminders/publish-due-reminders.js';

/**
 * Starts the command service and resolves when it has. It ends by a signal, or non-zero when it cannot go on.
 * @param replaced providers that take the place of the real ones: variants for tests are entry files that call this.
 * @throws ConfigError, or what keeps it from listening.
 */
export async function startCommandService(env: Environment, replaced: readonly Provider[] = []): Promise<void> {
  const config = loadConfig(env);
  const runtime = createRuntime({ service: source, schema: environment, config });
  const parts = await NestFactory.createApplicationContext(AppModule.with(runtime, replaced), {
    logger: new NestLogger(runtime.logger),
    // An error goes to the caller, who reports it, instead of ending the process from inside a library.
    abortOnError: false,
  });

  await runService(runtime, {
    messaging: parts.get(ServiceMessaging),
    messagingRequired: true,
    workers: [parts.get(PublishDueReminders), parts.get(Housekeeping)],
  });
}
