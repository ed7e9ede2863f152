import type { CaughtMail } from './mail-catcher.js';

const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
  article { border-top: 1px solid #8888; padding: 1rem 0; }
  h2 { font-size: 1.1rem; margin: 0; }
  p { margin: 0; opacity: .7; }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }`;

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
<h1>Caught mails</h1>
<p>Nothing leaves this machine. As JSON: <a href="/api/messages">/api/messages</a></p>
${articles || '<p>None yet.</p>'}
</body>
</html>
`;
}

function article({ subject, to, receivedAt, text, html }: CaughtMail): string {
  return `<article>
<h2 dir="auto">${escaped(subject || '(no subject)')}</h2>
<p>to ${escaped(to.join(', '))}, <time>${receivedAt}</time></p>
<pre dir="auto">${escaped(text || html)}</pre>
</article>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]!);
