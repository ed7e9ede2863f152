import { existsSync, globSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

import { allTopics } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { allPages, anchorsIn, brokenLinks, holdsSymbol, linksIn } from '../testing/pages.js';
import { locate, readText } from './workspace.js';

const root = fileURLToPath(locate(''));
const pages = allPages();
const exists = (path: string) => existsSync(locate(path));

/** The scripts that npm runs, by the folder and by the name of their package. */
const scripts = new Map(
  ['package.json', ...globSync('{apps,libs,tools}/*/package.json', { cwd: root })].flatMap((file) => {
    const { name, scripts: own = {} } = JSON.parse(readText(file)) as { name: string; scripts?: object };
    return [posix.dirname(file), name].map((key): [string, string[]] => [key, Object.keys(own)]);
  }),
);

describe('the pages of the repository', () => {
  it('are found wherever they stand, and none that was installed', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/glossary.md', 'apps/chat-gateway/README.md']));
    expect(pages.filter((page) => page.includes('node_modules'))).toEqual([]);
  });

  it.each(pages)('have links that lead to what is there, and to code that holds what they name: %s', (page) => {
    expect(brokenLinks(page, exists)).toEqual([]);
  });

  it.each(pages)('name topics of the catalog only: %s', (page) => {
    const named = [...readText(page).matchAll(/(?<![\w@.])todo(?:\.[a-z]+)+/g)].map(([name]) => name);
    const known: string[] = allTopics.map(({ name }) => name);

    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(pages)('name commands of npm that there are: %s', (page) => {
    const own = page.split('/').slice(0, 2).join('/');
    const run = [...readText(page).matchAll(/npm run (?:-s )?([a-z][\w:-]*)(?: -w (@todo\/[\w-]+))?/g)];
    const unknown = run.filter(([, script, workspace]) => {
      const packages = workspace === undefined ? ['.', own] : [workspace];
      return !packages.some((one) => scripts.get(one)?.includes(script!));
    });

    expect(unknown.map(([command]) => command)).toEqual([]);
  });
});

const runbooks = pages.filter((page) => page.startsWith('docs/runbooks/'));

describe('the runbooks', () => {
  const metrics = [
    'libs/service-kit/src/metrics/service-metrics.ts',
    'libs/service-kit/src/metrics/lag-gauges.ts',
    'apps/notification-service/src/delivery/delivery-metrics.ts',
  ];
  const source = metrics.map(readText).join('\n');

  it.each(runbooks)('%s names metrics and alerts that there are', (page) => {
    const text = readText(page);
    const metricNames = [...text.matchAll(/\b(?:todo|kafka)_[a-z_]+/g)].map(([name]) => name);
    const alerts = [...text.matchAll(/alert="([^"]+)"/g)].map(([, alert]) => alert!);

    expect(metricNames.length).toBeGreaterThan(0);
    expect([...metricNames, ...alerts].filter((name) => !source.includes(`'${name}'`))).toEqual([]);
  });

  it.each(runbooks)('%s quotes lines of the log that the code writes', (page) => {
    const quoted = [...readText(page).matchAll(/`((?!npm )[a-z]+(?: [a-z-]+){2,})`/g)].map(([, line]) => line!);

    // The last word may be one that is filled in.
    const writes = (line: string) => [line, line.replace(/\w+$/, '${')].some((text) => code().includes(text));
    expect(quoted.filter((line) => !writes(line))).toEqual([]);
  });
});

let allCode: string | undefined;

/** All that runs in a service, as one text. */
function code(): string {
  allCode ??= globSync('{apps,libs}/*/src/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.spec.ts'))
    .map(readText)
    .join('\n');
  return allCode;
}

describe('finding links', () => {
  const links = (text: string) => linksIn(text, 'docs/page.md');

  it('resolves them from where the page stands, and leaves out other sites', () => {
    expect(links('[a](../libs/a.ts) [b](#below) [c](https://example.org) [d](other.md#part)')).toMatchObject([
      { path: 'libs/a.ts', anchor: '' },
      { path: 'docs/page.md', anchor: 'below' },
      { path: 'docs/other.md', anchor: 'part' },
    ]);
  });

  it('takes names right behind a link to code for what the file holds', () => {
    const named = links('[a](a.ts) `One`, `two.three`\nand `four`. [b](b.ts), `five` [c](c.md) `six` [d](d.ts) `7 8`');

    expect(named.map(({ symbols }) => symbols)).toEqual([['One', 'two.three', 'four'], [], [], []]);
  });

  it('sees none in examples', () => {
    expect(links('```md\n[a](nowhere.md)\n```\n')).toEqual([]);
  });
});

describe('finding what a link names', () => {
  it('makes anchors of headings as GitHub does', () => {
    expect(anchorsIn('# What’s `new`?\n\n```sh\n# not a heading\n```\n\n## One, two_three - four\n')).toEqual([
      'whats-new',
      'one-two_three---four',
    ]);
  });

  it.each([
    ['take', true],
    ['Turn.take', true],
    ['tak', false],
    ['Turn.took', false],
  ])('sees whole names only: %s', (name, held) => {
    expect(holdsSymbol('class Turn { take() {} }', name)).toBe(held);
  });
});
