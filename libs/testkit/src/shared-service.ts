import { inject } from 'vitest';
import type {} from './global-setup.js';

/** Asks the run's main process for a shared service, which starts it if nobody has asked before. */
export async function sharedService<T>(path: '/broker' | '/database'): Promise<T> {
  const url = inject('sharedServicesUrl');
  if (!url) {
    throw new Error(
      'This tier has no shared broker and database: add libs/testkit/src/global-setup.ts to its globalSetup in ' +
        'vitest.config.ts, and give the file the ending of a tier that has it (.int.spec.ts).',
    );
  }

  const response = await fetch(`${url}${path}`);
  const body = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Error(body.message);

  return body;
}
