import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Text, written short where it is long. */
type Text = string | { readonly $repeat: string; readonly times: number; readonly $around?: readonly [string, string] };

/** A request that must be refused, as the table holds it. At most one of the bodies is there. */
export interface BadInput {
  readonly name: string;
  readonly status: number;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly raw?: Text;
  readonly gzip?: Text;
  readonly base64?: string;
}

/** Every bad input there is. `{taskId}` and `{unknownId}` in a path stand for ids. */
export const badInputs = JSON.parse(readFileSync(new URL('bad-inputs.json', import.meta.url), 'utf8')) as BadInput[];

/** Sends it as it stands: a client that means well would refuse to send half of them. */
export async function sendRaw(
  url: string,
  input: BadInput,
  headers: Record<string, string>,
): Promise<{ status: number; type: string | undefined; allow: string | undefined; body: string }> {
  const bytes = bytesOf(input);
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ hostname, port, method: input.method, path: input.path, agent: false },
        headers: {
          ...headers,
          ...(bytes === undefined ? {} : { 'Content-Length': bytes.length, 'Content-Type': 'application/json' }),
          ...Object.fromEntries(Object.entries(input.headers ?? {})),
        },
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        const { statusCode: status = 0, headers: got } = response;
        response.on('end', () => resolve({ status, type: got['content-type'], allow: got.allow, body }));
      },
    );
    sent.on('error', reject).end(bytes);
  });
}

function bytesOf({ json, raw, gzip, base64 }: BadInput): Buffer | undefined {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  if (gzip !== undefined) return gzipSync(textOf(gzip));
  if (raw !== undefined) return Buffer.from(textOf(raw));
  return json === undefined ? undefined : Buffer.from(JSON.stringify(json, expand));
}

function textOf(text: Text): string {
  if (typeof text === 'string') return text;
  const [before, after] = text.$around ?? ['', ''];
  return before + text.$repeat.repeat(text.times) + after;
}

const expand = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '$repeat' in value ? textOf(value as Text) : value;
