import { createServer } from 'node:net';
import { LocalStackError } from './local-stack-error.js';

/** Ports of 127.0.0.1 that nobody listened on a moment ago; all different. */
export async function freePorts(count: number): Promise<number[]> {
  const listening = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = listening.map(({ port }) => port);
  // Closed only when all are open, or the system could hand out the same one twice.
  await Promise.all(listening.map(({ close }) => close()));

  return ports;
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

function listen(port: number): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as { port: number };
      resolve({ port: address.port, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}
