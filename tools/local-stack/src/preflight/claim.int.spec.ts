import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { claim, endLeftOvers, holder } from '../../preflight/claim.mjs';
import { knownProcess } from '../../preflight/process-identity.mjs';
import { temporaryFolder } from '../temporary-folder.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

let dir: string;
beforeEach(() => folders.push((dir = temporaryFolder('todo-claim'))));

const claimFile = fileURLToPath(new URL('../../preflight/claim.mjs', import.meta.url));

/** Another process that claims the folder, for a supervisor that lives so long, and then waits. */
async function otherStarter(supervisorMs = 0): Promise<ChildProcess> {
  const script = `
    import { spawn } from 'node:child_process';
    import { claim } from '${claimFile}';
    const supervisor = spawn('sleep', ['${supervisorMs / 1000}'], { detached: true, stdio: 'ignore' });
    (await claim('${dir}')).handTo(supervisor.pid);
    console.log('claimed');
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(starter.stdout!, 'data');
  return starter;
}

describe('a claim on a data folder', () => {
  it('is held until it is released', async () => {
    const own = await claim(dir);
    expect(await claim(dir)).toBeUndefined();
    expect(holder(dir)).toEqual({ starter: process.pid, url: undefined });

    own!.release();

    expect(holder(dir)).toBeUndefined();
    expect(await claim(dir)).toBeDefined();
  });

  it('is given to one of many who want it at once', async () => {
    const claims = await Promise.all(Array.from({ length: 5 }, () => claim(dir)));

    expect(claims.filter((one) => one !== undefined)).toHaveLength(1);
  });

  it('of a living process tells where its stack listens, once it does', async () => {
    const starter = await otherStarter();
    expect(holder(dir)).toEqual({ starter: starter.pid, url: undefined });

    writeFileSync(join(dir, 'stack.json'), JSON.stringify({ gateway: 'http://localhost:8080' }));

    expect(holder(dir)).toEqual({ starter: starter.pid, url: 'http://localhost:8080' });
    expect(await claim(dir)).toBeUndefined();
    starter.kill('SIGKILL');
  });

  it('of a dead process counts for nothing, nor does where its stack listened', async () => {
    const starter = await otherStarter();
    writeFileSync(join(dir, 'stack.json'), '{}');
    starter.kill('SIGKILL');
    await once(starter, 'exit');

    expect(holder(dir)).toBeUndefined();
    expect(await claim(dir)).toBeDefined();
    expect(existsSync(join(dir, 'stack.json'))).toBe(false);
  });

  it('that was cut short while it was written counts for nothing', async () => {
    writeFileSync(join(dir, 'claim.json'), '{"starter":');

    expect(holder(dir)).toBeUndefined();
    expect(await claim(dir)).toBeDefined();
  });
});

describe('what an earlier stack left behind', () => {
  it('is waited for while its supervisor ends', async () => {
    const starter = await otherStarter(700);
    const startedAt = Date.now();
    starter.kill('SIGKILL');
    await once(starter, 'exit');

    await endLeftOvers(dir);

    expect(Date.now() - startedAt).toBeGreaterThan(400);
  });

  it('is ended when nobody is left who would, and left alone as long as somebody is', async () => {
    const [orphan, cared] = [spawn('sleep', ['60']), spawn('sleep', ['60'])];
    const dead = { pid: process.pid, identity: 'of an earlier process' };
    const remember = (name: string, child: ChildProcess, owner: unknown) =>
      writeFileSync(join(dir, `${name}.pid`), JSON.stringify({ child: knownProcess(child.pid!), owner }));
    remember('chat-gateway', orphan, dead);
    remember('audit-service', cared, knownProcess(process.pid));

    await endLeftOvers(dir);

    expect(knownProcess(orphan.pid!)).toBeUndefined();
    expect(knownProcess(cared.pid!)).toBeDefined();
    cared.kill('SIGKILL');
  });

  it('is nothing where there never was a stack', async () => {
    await endLeftOvers(join(dir, 'nowhere'));
  });
});
