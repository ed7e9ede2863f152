import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Faults, noFaults } from './faults.js';
import { ProxiedConnection } from './proxied-connection.js';

export interface TcpProxyOptions {
  /** Where the real server listens on 127.0.0.1. It need not run yet. */
  targetPort: number;
  /** Where to listen on 127.0.0.1. Default: a free port. */
  port?: number;
}

/**
 * A network that can be made bad: it stands between clients and a server on this machine. Faults add up, hold for the
 * connections there are and for new ones, and last until `heal()`.
 */
export interface TcpProxy {
  readonly port: number;
  /** How many connections are open. */
  readonly connections: number;
  /** Refuses connections and closes those there are: the server's machine has no such process. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Nothing arrives any more in either direction, and nobody is told: the machine has lost its network. */
  blackhole(): void;
  /** What the server sends is lost: it does what it is asked, but nobody hears that it did. */
  dropToClient(): void;
  /** What clients send is lost. */
  dropToServer(): void;
  /** Everything takes longer, in each direction, without changing order. Default jitter: 0. */
  latency(delayMs: number, jitterMs?: number): void;
  /** How much passes, for each connection and direction. */
  bandwidth(bytesPerSecond: number): void;
  /** Everything comes in pieces of at most so many bytes. */
  slice(bytes: number): void;
  /** Ends the connections there are with RST; new ones are served. Once, not lasting. */
  reset(): void;
  /** Closes every connection after that many more bytes, both directions together. */
  limitData(bytes: number): void;
  /** Ends all faults. Connections that lost something are reset: a stream with a hole in it must not go on. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

export async function tcpProxy({ targetPort, port: wanted = 0 }: TcpProxyOptions): Promise<TcpProxy> {
  const faults = noFaults();
  const connections = new Set<ProxiedConnection>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const connection = new ProxiedConnection(client, connectTo(targetPort), faults);
    connections.add(connection);
    client.once('close', () => connections.delete(connection));
  });
  const port = await listen(server, wanted);

  const reset = () => {
    for (const connection of connections) connection.reset();
  };
  const down = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    reset();
    await closed;
  };
  const up = async () => {
    if (!server.listening) await listen(server, port);
  };
  const limitData = (bytes: number) => {
    faults.bytesMax = bytes;
    for (const connection of connections) connection.limit(bytes);
  };
  const heal = async () => {
    Object.assign(faults, noFaults());
    limitData(Infinity);
    for (const connection of connections) if (connection.hasLostBytes) connection.reset();
    await up();
  };

  return {
    port,
    get connections() {
      return connections.size;
    },
    ...lasting(faults),
    ...{ down, up, reset, limitData, heal, close: down },
  };
}

/** The faults that are nothing but a value which connections look at. */
function lasting(faults: Faults) {
  return {
    blackhole: () => void faults.dropped.add('toClient').add('toServer'),
    dropToClient: () => void faults.dropped.add('toClient'),
    dropToServer: () => void faults.dropped.add('toServer'),
    latency: (delayMs: number, jitterMs = 0) => void Object.assign(faults, { delayMs, jitterMs }),
    bandwidth: (bytesPerSecond: number) => void (faults.bytesPerSecond = bytesPerSecond),
    slice: (bytes: number) => void (faults.sliceBytes = bytes),
  };
}

const connectTo = (port: number): Socket => connect({ host: '127.0.0.1', port, allowHalfOpen: true });

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  return (server.address() as { port: number }).port;
}
