/** One mail as somebody reads it. */
export interface Mail {
  subject: string;
  /** The plain text, decoded; empty when there is none. */
  text: string;
  /** The same in HTML; empty when there is none. */
  html: string;
  /** By lower-case name, unfolded and decoded; of several with one name the last. */
  headers: Record<string, string>;
}

/** Reads a message as far as catching mails needs it: text in any usual encoding; attachments are passed over. */
export function readMail(raw: Buffer): Mail {
  const entity = readEntity(raw.toString('latin1'));
  const parts = leaves(entity);
  const textOf = (type: string) => {
    const part = parts.find(({ headers }) => contentType(headers).startsWith(type));
    return part ? decodeBody(part) : '';
  };

  return {
    subject: entity.headers.subject ?? '',
    text: textOf('text/plain'),
    html: textOf('text/html'),
    headers: entity.headers,
  };
}

/** A message or a part of one. Its body holds bytes as Latin-1 characters. */
interface Entity {
  headers: Record<string, string>;
  body: string;
}

const contentType = (headers: Entity['headers']) => (headers['content-type'] ?? 'text/plain').toLowerCase();

function readEntity(text: string): Entity {
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/);
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
  });

  return { headers: Object.fromEntries(headers) as Entity['headers'], body: rest.join('\r\n\r\n') };
}

/** The parts that are no containers of parts, in order. */
function leaves(entity: Entity): Entity[] {
  const boundary = /^multipart\/.*;\s*boundary="?([^";]+)"?/i.exec(entity.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return [entity];

  // What stands before the first boundary and after the last is for readers who know no parts.
  const parts = `\r\n${entity.body}`.split(`\r\n--${boundary}`).slice(1, -1);
  return parts.flatMap((part) => leaves(readEntity(part.replace(/^[ \t]*\r?\n/, ''))));
}

function decodeBody({ headers, body }: Entity): string {
  const charset = /charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';

  const text = decodeText(charset, bytesOf(headers['content-transfer-encoding'] ?? '7bit', body));

  // The last line's end belongs to the way of sending: a mail is made of lines.
  return text.replace(/\r\n/g, '\n').replace(/\n$/, '');
}

function bytesOf(encoding: string, body: string): Buffer {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return fromQuotedPrintable(body.replace(/=\r?\n/g, ''));
    default:
      return Buffer.from(body, 'latin1');
  }
}

function fromQuotedPrintable(text: string): Buffer {
  const decoded = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}

/** `=?UTF-8?Q?caf=C3=A9?=`, the form in which headers carry more than ASCII; blanks between two of them do not count. */
function decodeWords(header: string): string {
  const word = /=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi;

  return header.replace(/\?=\s+=\?/g, '?==?').replace(word, (_, charset: string, form: string, text: string) => {
    const isBase64 = form.toUpperCase() === 'B';
    return decodeText(charset, isBase64 ? Buffer.from(text, 'base64') : fromQuotedPrintable(text.replace(/_/g, ' ')));
  });
}

function decodeText(charset: string, bytes: Buffer): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset nobody knows: the bytes are still worth showing.
    return bytes.toString('latin1');
  }
}
