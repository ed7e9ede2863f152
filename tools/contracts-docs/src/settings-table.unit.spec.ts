import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { flag, port, secret, settingsOf } from '@todo/service-kit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { readmeWithSettings, services, settingsTable } from '../testing/settings-table.js';
import { locate } from './workspace.js';

describe('the table of settings', () => {
  it('in README.md is as the schemas say; `npm run settings -w @todo/contracts-docs` writes it', async () => {
    await expect(await readmeWithSettings()).toMatchFileSnapshot(fileURLToPath(locate('README.md')));
  });

  it('tells of every service that has settings', () => {
    const configs = globSync('apps/*/src/config.ts', { cwd: fileURLToPath(locate('')) });

    expect(
      services()
        .map((name) => `apps/${name}/src/config.ts`)
        .toSorted(),
    ).toEqual(configs.toSorted());
  });

  it('has what several services share once, and says what holds without a setting', () => {
    const shared = { PORT: port.default(80).meta({ description: 'Where it listens.' }) };
    const one = settingsOf(z.object({ ...shared, KEY: secret.meta({ description: 'A key.' }) }));
    const two = settingsOf(z.object({ NEW: flag.default(false).meta({ description: 'One | two.' }), ...shared }));

    expect(settingsTable(new Map(Object.entries({ one, two }))).split('\n')).toEqual([
      '| setting | service | without it | what |',
      '| --- | --- | --- | --- |',
      '| `PORT` | all | `80` | Where it listens. |',
      '| `KEY` or `KEY_FILE` | one | **required** | A key. |',
      '| `NEW` | two | `false` | One \\| two. |',
    ]);
  });
});
