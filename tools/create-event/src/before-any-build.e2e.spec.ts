import { afterAll, describe, expect, it } from 'vitest';
import { WorkspaceCopy } from '../testing/workspace-copy.js';

const copy = new WorkspaceCopy();
afterAll(() => copy.remove());

describe('where packages are installed and nothing was built', () => {
  it('npm run -s understand builds what it needs, silently, and says what it makes of a sentence', async () => {
    const said = await copy.run(`echo '{"text": "buy bread", "now": "2026-05-12T08:00:00Z"}' | npm run -s understand`);

    expect(JSON.parse(said)).toMatchObject({ intent: 'create_task', title: 'buy bread', reply: 'Added “buy bread”.' });
  });
});
