import { readdirSync, readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';

const folder = new URL('../../page/', import.meta.url);
const files = readdirSync(folder);

let rig: GatewayRig;
let gateway: Instance;

beforeAll(async () => {
  rig = await gatewayRig();
  gateway = await rig.instance();
});
afterAll(() => rig.close());

describe('the page at /', () => {
  it('lets only files of this gateway run, and nothing turn text into markup', async () => {
    const page = await fetch(`${gateway.url}/`);

    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy')!.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|https?:|\*|data:/);
  });

  it('is made of files that are all there, each with its type', async () => {
    const expected = { html: 'text/html', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
    const html = await (await fetch(`${gateway.url}/`)).text();
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!);

    expect(named).toEqual(expect.arrayContaining(['/page/style.css', '/page/main.js', '/page/icon.svg']));
    for (const path of [...named, ...files.map((name) => `/page/${name}`)]) {
      const answer = await fetch(gateway.url + path);
      expect([path, answer.status]).toEqual([path, 200]);
      const type = Object.entries(expected).find(([ending]) => path.endsWith(`.${ending}`))?.[1];
      expect(answer.headers.get('content-type')).toContain(type ?? 'application/json');
    }
  });

  it.each(files)('%s names no other site and writes no markup', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8').replace('xmlns="http://www.w3.org/2000/svg"', '');

    expect(text).not.toMatch(/\bhttps?:\/\/(?!localhost)|["'(]\/\/\w/);
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|\sstyle="|\son\w+="/);
  });

  it('serves nothing beside its files', async () => {
    for (const path of ['/page/', '/page/none.js', '/page/..%2fpackage.json', '/page/%2e%2e%2fpackage.json']) {
      expect((await fetch(gateway.url + path)).status).toBe(404);
    }
    expect((await fetch(`${gateway.url}/`, { method: 'POST' })).status).toBe(405);
  });

  it('asks for a name where anybody may sign in by name, otherwise for a token', async () => {
    const development = await rig.instance({ DEV_SIGN_IN: 'true' });
    const pageOf = async ({ url }: Instance) => (await fetch(`${url}/`)).text();

    expect(await pageOf(gateway)).toContain('<html lang="en" data-sign-in="token">');
    expect(await pageOf(development)).toContain('<html lang="en" data-sign-in="name">');
  });
});
