import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../free-port.js';
import { type TcpProxy, tcpProxy } from './tcp-proxy.js';

let server: Server;
/** What arrived at the server, and its ends of the connections. */
let arrived: string;
let served: Socket[];
let proxy: TcpProxy;
const clients: Client[] = [];

beforeEach(async () => {
  [arrived, served] = ['', []];
  server = createServer((socket) => {
    served.push(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      arrived += bytes;
      socket.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await tcpProxy({ targetPort: (server.address() as { port: number }).port });
});
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.destroy();
  await proxy.close();
  server.close();
});

interface Client {
  socket: Socket;
  pieces: string[];
  /** The error's code, or `end`. */
  ended: Promise<string>;
}

async function newClient(): Promise<Client> {
  const socket = connect({ host: '127.0.0.1', port: proxy.port });
  const pieces: string[] = [];
  const ended = new Promise<string>((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code!));
    socket.once('end', () => resolve('end'));
  });
  socket.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
  const client = { socket, pieces, ended };
  clients.push(client);
  await Promise.race([once(socket, 'connect'), ended]);

  return client;
}

/** A client that has had one answer already. */
async function talkingClient(): Promise<Client> {
  const client = await newClient();
  client.socket.write('hello');
  await until(() => expect(client.pieces).toEqual(['hello']));
  client.pieces.length = 0;
  arrived = '';

  return client;
}

const until = (assertion: () => void) => vi.waitFor(assertion, { timeout: 5_000, interval: 5 });
/** Long enough for a byte to come back through a sound proxy many times over. */
const silence = () => pause(100);

describe('the TCP proxy', () => {
  it('carries everything both ways, the end included', async () => {
    const client = await newClient();
    const megabytes = 'x'.repeat(3 * 1024 * 1024);

    client.socket.end(megabytes);

    expect(await client.ended).toBe('end');
    expect(client.pieces.join('') === megabytes).toBe(true);
    await until(() => expect(proxy.connections).toBe(0));
  });

  it('down: refuses and closes; up: serves again on the same port', async () => {
    const client = await talkingClient();

    await proxy.down();
    expect(await client.ended).toBe('ECONNRESET');
    expect(await (await newClient()).ended).toBe('ECONNREFUSED');

    await proxy.up();
    await talkingClient();
  });

  it('passes on that the server itself refuses', async () => {
    await proxy.close();
    proxy = await tcpProxy({ targetPort: await freePort() });

    expect(await (await newClient()).ended).toBe('ECONNRESET');
  });

  it('blackhole: connects, but nothing arrives anywhere, the end neither', async () => {
    const client = await talkingClient();
    proxy.blackhole();
    const late = await newClient();

    client.socket.end('anybody there?');
    late.socket.write('hello?');
    served[0]!.write('news');
    await silence();

    expect([arrived, client.pieces, late.pieces]).toEqual(['', [], []]);
    expect(proxy.connections).toBe(2);
    expect(served[0]!.readableEnded).toBe(false);
  });

  it('dropToClient: the server hears and answers, and the answer is lost', async () => {
    const client = await talkingClient();
    proxy.dropToClient();

    client.socket.write('do it');
    await until(() => expect(arrived).toBe('do it'));
    await silence();

    expect(client.pieces).toEqual([]);
  });

  it('dropToServer: the client hears, and is not heard', async () => {
    const client = await talkingClient();
    proxy.dropToServer();

    client.socket.write('do it');
    served[0]!.write('news');
    await until(() => expect(client.pieces).toEqual(['news']));
    await silence();

    expect(arrived).toBe('');
  });

  it('latency: delays each way, keeps the order, and does not make pieces wait for each other', async () => {
    const client = await talkingClient();
    proxy.latency(100, 20);
    const sentAt = Date.now();

    for (let count = 0; count < 10; count += 1) {
      client.socket.write(`${count}`);
      await pause(5);
    }
    await until(() => expect(client.pieces.join('')).toBe('0123456789'));

    expect(Date.now() - sentAt).toBeGreaterThanOrEqual(160);
    expect(Date.now() - sentAt).toBeLessThan(600);
  });

  it('bandwidth: lets so many bytes through in a second', async () => {
    const client = await talkingClient();
    proxy.bandwidth(20_000);
    const sentAt = Date.now();

    client.socket.write('x'.repeat(6_000));
    await until(() => expect(arrived).toHaveLength(6_000));

    expect(Date.now() - sentAt).toBeGreaterThan(200);
    expect(Date.now() - sentAt).toBeLessThan(1_500);
  });

  it('slice: cuts everything into small pieces', async () => {
    const client = await talkingClient();
    proxy.slice(3);

    client.socket.write('abcdefgh');
    await until(() => expect(client.pieces.join('')).toBe('abcdefgh'));

    expect(client.pieces.length).toBeGreaterThan(1);
    expect(Math.max(...client.pieces.map(({ length }) => length))).toBeLessThanOrEqual(6);
  });

  it('reset: ends both sides of what is connected with RST, and serves new connections', async () => {
    const client = await talkingClient();
    const serverSide = new Promise((resolve) => served[0]!.once('close', resolve));

    proxy.reset();

    expect(await client.ended).toBe('ECONNRESET');
    expect(await serverSide).toBe(true);
    await talkingClient();
  });

  it('limitData: closes in the middle of a message', async () => {
    const client = await talkingClient();
    proxy.limitData(10);

    client.socket.write('0123456');

    expect(await client.ended).toBe('end');
    expect([arrived, client.pieces.join('')]).toEqual(['0123456', '012']);
  });

  it('heal: ends every fault, and resets what lost something', async () => {
    const unlucky = await talkingClient();
    proxy.blackhole();
    unlucky.socket.write('lost');
    await silence();
    const idle = await newClient();

    proxy.latency(60_000);
    proxy.bandwidth(1);
    proxy.limitData(0);
    await proxy.heal();

    expect(await unlucky.ended).toBe('ECONNRESET');
    idle.socket.write('hello');
    await until(() => expect(idle.pieces).toEqual(['hello']));
    await talkingClient();
  });
});
