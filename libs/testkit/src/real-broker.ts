import { sharedService } from './shared-service.js';
import type { BrokerAddress } from './shared-services.js';

/**
 * The bootstrap addresses of the run's one broker. All test files share it, so use topics and groups of your own
 * (`freshName`), and start your own broker (`startBroker` of @todo/local-stack) to do it harm.
 */
export async function realBroker(): Promise<string[]> {
  const { bootstrap } = await sharedService<BrokerAddress>('/broker');

  return [...bootstrap];
}
