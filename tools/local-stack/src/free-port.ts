import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { LocalStackError } from './local-stack-error.js';

/**
 * Where ports are chosen: below those that Linux (from 32768) and macOS (from 49152) give to outgoing connections. Any
 * connection could take one of them between the choice and its use.
 */
const chosenFrom = { least: 12_000, most: 32_000 } as const;

/** Ports of 127.0.0.1 that nobody listened on a moment ago; all different. */
export async function freePorts(count: number): Promise<number[]> {
  const chosen = new Set<number>();
  while (chosen.size < count) {
    const port = randomInt(chosenFrom.least, chosenFrom.most);
    if (!chosen.has(port) && (await isFree(port))) chosen.add(port);
  }
  return [...chosen];
}

export async function freePort(): Promise<number> {
  return (await freePorts(1))[0]!;
}

/** @throws LocalStackError `port-taken`, naming the port, what wanted it and how to find who has it. */
export async function requireFreePort(port: number, what: string): Promise<void> {
  try {
    const { close } = await listen(port);
    await close();
  } catch (cause) {
    const message =
      `Port ${port} for ${what} is taken by another process. ` +
      `Find it with "ss -ltnp 'sport = :${port}'" (macOS: "lsof -nP -iTCP:${port} -sTCP:LISTEN"), or choose another port.`;
    throw new LocalStackError('port-taken', message, { cause });
  }
}

async function isFree(port: number): Promise<boolean> {
  try {
    await (await listen(port)).close();
    return true;
  } catch {
    return false;
  }
}

function listen(port: number): Promise<{ close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({ close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}
