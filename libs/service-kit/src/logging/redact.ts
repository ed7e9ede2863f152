/** What stands where a value was. */
export const redacted = '[redacted]';

/**
 * Words that make a field's name mean content: what somebody wrote, where they can be reached, what lets one in. The
 * text under such a name is dropped whatever it looks like; numbers and flags stay (`payloadBytes`, `tokensIssued`).
 */
const contentWords = new Set(
  `title titles description text texts note notes subject body content contents payload payloads message messages
  value values before after sentence answer reply query queries param params parameters parameter statement sql detail
  details where hint input output data row rows record headers cookie cookies
  email emails mail recipient recipients address addresses phone contact contacts endpoint displayname
  token tokens jwt bearer authorization auth password passwd passphrase secret secrets credential credentials dsn
  pem cert certificate`.split(/\s+/),
);

/** Longer text is content in disguise, and costs whoever stores the logs. */
const textMax = 1000;
const itemsMax = 50;
const depthMax = 4;

/** Whether the text under a field of this name is dropped. */
export function namesContent(fieldName: string): boolean {
  const words = fieldName
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase());
  return words.some((word) => contentWords.has(word)) || contentWords.has(words.join(''));
}

/** Takes credentials, tokens and addresses out of free text, wherever they stand in it. */
export function scrubText(text: string): string {
  const short = text.length > textMax ? `${text.slice(0, textMax)}…` : text;
  return short
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, `$1${redacted}@`)
    .replace(/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, redacted)
    .replace(/\b(bearer|basic)\s+[\w+/.~=-]{8,}/gi, `$1 ${redacted}`)
    .replace(/[^\s<>"'(),;:=]+@[^\s<>"'(),;:=]+\.[a-z]{2,}/gi, redacted);
}

/** A field's value as the log may hold it: plain, bounded, without content. Functions and symbols are left out. */
export function redactField(fieldName: string, value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'bigint':
      return value.toString();
    case 'string':
      return namesContent(fieldName) ? redacted : scrubText(value);
    case 'object':
      return value === null ? null : redactObject(fieldName, value, depth);
    default:
      return undefined;
  }
}

function redactObject(fieldName: string, value: object, depth: number): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (namesContent(fieldName) || depth >= depthMax) return redacted;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map || value instanceof Set) return `[${value.size} items]`;
  if (Array.isArray(value)) {
    const items = value.slice(0, itemsMax).map((item) => redactField(fieldName, item, depth + 1));
    return value.length > itemsMax ? [...items, `… ${value.length - itemsMax} more`] : items;
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, itemsMax)
      .map(([name, item]) => [name, redactField(name, item, depth + 1)]),
  );
}
