import type { TestProject } from 'vitest/node';
import { testRun } from './config.js';
import { shareServices } from './shared-services.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's shared broker and database are asked for. */
    sharedServicesUrl: string;
  }
}

/**
 * For `globalSetup` of the tiers that use real things. `TESTKIT_KEEP=1` keeps what broker and database wrote.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const services = await shareServices({ keepData: testRun.keepsData });
  project.provide('sharedServicesUrl', services.url);

  return services.close;
}
