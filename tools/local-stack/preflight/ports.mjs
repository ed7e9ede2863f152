import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { StartProblem } from './start-problem.mjs';

const triesMax = 200;

export async function choosePorts(wanted) {
  const reserved = new Set(wanted.map(({ port }) => port));
  const chosen = {};
  const moved = [];
  for (const listener of wanted) {
    const port = await choosePort(listener, reserved);
    chosen[listener.key] = port;
    if (port !== listener.port && listener.port !== 0) moved.push({ ...listener, movedTo: port });
  }
  const twice = wanted.find(({ explicit, port, key }) => explicit && port && wanted.some(sharing(port, key)));
  if (twice) throw new StartProblem(`Port ${twice.port} is wanted twice, once by ${twice.variable}. Choose another.`);
  return { chosen, moved };
}

const sharing = (port, key) => (other) => other.explicit && other.port === port && other.key !== key;

async function choosePort(listener, reserved) {
  if (listener.port === 0) return anyFreePort(reserved);
  const state = await portState(listener.port);
  if (state === 'free') return listener.port;
  if (listener.explicit) throw new StartProblem(await explanation(listener, state, reserved));
  return nextFree(listener.port, reserved);
}

async function nextFree(port, reserved) {
  for (let next = port + 1; next <= Math.min(port + triesMax, 65_535); next += 1) {
    if (reserved.has(next) || (await portState(next)) !== 'free') continue;
    reserved.add(next);
    return next;
  }
  return anyFreePort(reserved);
}

async function explanation({ port, variable, what }, state, reserved) {
  const another = `choose another: ${variable}=${await nextFree(port, new Set(reserved))} npm start`;
  if (state === 'forbidden') {
    return `Port ${port} (${variable}, ${what}) may only be opened by root. To go on, ${another}`;
  }
  const holder = holderOf(port);
  const unknown = `another user's process (to see it: sudo ss -ltnp "sport = :${port}")`;
  const who = holder ? `process ${holder.pid} (${holder.command})` : unknown;
  const ending = holder ? `end it with "kill ${holder.pid}", or ` : '';
  return `Port ${port} (${variable}, ${what}) is taken by ${who}. To go on, ${ending}${another}`;
}

export async function portState(port) {
  const [v4, v6] = [await tryToListen(port, '127.0.0.1'), await tryToListen(port, '::1')];
  // Any other failure is that of a machine without IPv6, where nobody can be in the way.
  return stateOf[v4] ?? stateOf[v6] ?? 'free';
}

const stateOf = { EADDRINUSE: 'taken', EACCES: 'forbidden' };

function tryToListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }) => resolve(code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('')));
  });
}

async function anyFreePort(reserved) {
  const port = await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  if (reserved.has(port)) return anyFreePort(reserved);
  reserved.add(port);
  return port;
}

export function holderOf(port) {
  try {
    return process.platform === 'linux' ? linuxHolder(port) : otherHolder(port);
  } catch {
    return undefined;
  }
}

function linuxHolder(port) {
  const sockets = listeningSockets(port);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (!hasOpen(pid, sockets)) continue;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/[\0\s]+/g, ' ');
    return { pid: Number(pid), command: command.slice(0, 80).trim() };
  }
  return undefined;
}

/** Lines of /proc/net/tcp: address, port in hex, state (0A: listening), and as the tenth field the socket's inode. */
function listeningSockets(port) {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = ['tcp', 'tcp6'].flatMap((family) => readFileSync(`/proc/net/${family}`, 'utf8').split('\n'));
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, address, , state]) => address?.endsWith(ending) && state === '0A')
    .map((fields) => `socket:[${fields[9]}]`);
}

function hasOpen(pid, sockets) {
  const folder = `/proc/${pid}/fd`;
  // What cannot be read was closed meanwhile, or belongs to another user.
  const files = ifReadable(() => readdirSync(folder)) ?? [];
  return files.some((file) => sockets.includes(ifReadable(() => readlinkSync(`${folder}/${file}`))));
}

function ifReadable(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function otherHolder(port) {
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
  const text = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], options);
  const [, pid] = /^p(\d+)$/m.exec(text) ?? [];
  const [, command = ''] = /^c(.*)$/m.exec(text) ?? [];
  return pid ? { pid: Number(pid), command } : undefined;
}
