import type { CaughtMail } from './mail-catcher.js';

const style = `
  :root { color-scheme: light dark; --line: light-dark(#e2e2e8, #3a3a44); --quiet: light-dark(#5f5f6b, #a5a5b3);
    --paper: light-dark(#fff, #1d1d23); --ground: light-dark(#f5f5f8, #131317); }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 2rem 1rem; background: var(--ground); }
  header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; margin-bottom: 1.5rem; }
  h1 { font-size: 1.5rem; margin: 0; }
  header p, .empty, dl, time { color: var(--quiet); }
  header p { margin: 0; }
  article { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem; margin-bottom: 1rem; }
  h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: .25rem 0 0; font-size: .9rem; }
  dd { margin: 0; overflow-wrap: anywhere; }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid var(--line); margin: .75rem 0 0; padding-top: .75rem; }
  .empty { text-align: center; padding: 4rem 0; }`;

/** All mails on one page, the newest first; looks for new ones by itself. Nothing in it comes from the mails but text. */
export function mailPage(mails: readonly CaughtMail[]): string {
  const articles = [...mails].reverse().map(article).join('\n');

  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="3">
<title>Mails (${mails.length})</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Caught mails</h1>
<p>Nothing leaves this machine. As JSON: <a href="/api/messages">/api/messages</a></p>
</header>
<main>
${articles || '<p class="empty">None yet. Reminders by e-mail will turn up here by themselves.</p>'}
</main>
</body>
</html>
`;
}

function article({ subject, from, to, receivedAt, text, html }: CaughtMail): string {
  return `<article>
<h2 dir="auto">${escaped(subject || '(no subject)')}</h2>
<dl>
<dt>From</dt><dd>${escaped(from)}</dd>
<dt>To</dt><dd>${escaped(to.join(', '))}</dd>
<dt>At</dt><dd><time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace('T', ' ')} UTC</time></dd>
</dl>
<pre dir="auto">${escaped(text || html)}</pre>
</article>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]!);
