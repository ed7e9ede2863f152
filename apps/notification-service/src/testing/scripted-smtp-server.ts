import { once as event } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Where in a conversation something happens: at the greeting, at a command, in the content, or behind it. */
export type Stage = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'content' | 'end';

/** A reply instead of the usual one, or: the connection is cut, or nothing is ever said. */
export type Misbehaviour = `${number} ${string}` | 'cut' | 'silence';

export type Script = Partial<Record<Stage, Misbehaviour>>;

export interface ScriptedSmtpServer {
  readonly url: string;
  /** Conversations that were begun. */
  readonly conversations: number;
  /** Mails it has in full, whatever it said about them. */
  readonly mails: readonly string[];
  /** From now on, one misbehaviour at each of these stages; `once`: at each of them the next time only. */
  script(misbehaviour: Script, times?: 'always' | 'once'): void;
  close(): Promise<void>;
}

const usual: Record<Exclude<Stage, 'content'>, string> = {
  greeting: '220 scripted',
  EHLO: '250-scripted\r\n250-PIPELINING\r\n250 AUTH PLAIN',
  AUTH: '235 in',
  MAIL: '250 sender ok',
  RCPT: '250 recipient ok',
  DATA: '354 go on',
  end: '250 taken',
};

/** A mail server that does at each step exactly what a test says; speaks with pipelining, as most servers do. */
export async function scriptedSmtpServer(): Promise<ScriptedSmtpServer> {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  let script: Script = {};
  let once = false;
  const next = (stage: Stage) => {
    const misbehaviour = script[stage];
    if (once) delete script[stage];
    return misbehaviour;
  };
  let conversations = 0;
  const server = createServer((socket) => {
    conversations += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    converse(socket, next, mails);
  });
  server.listen(0, '127.0.0.1');
  await event(server, 'listening');

  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get conversations() {
      return conversations;
    },
    mails,
    script: (misbehaviour, times = 'always') => {
      script = { ...misbehaviour };
      once = times === 'once';
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await event(server, 'close');
    },
  };
}

function converse(socket: Socket, next: (stage: Stage) => Misbehaviour | undefined, mails: string[]): void {
  let heard = '';
  let inContent = false;
  let silent = false;
  let agreed = false;
  /** @returns whether the conversation goes on as usual. */
  const say = (stage: Stage): boolean => {
    const misbehaviour = next(stage);
    if (misbehaviour === 'cut') socket.destroy();
    else if (misbehaviour === 'silence') silent = true;
    else if (misbehaviour !== undefined) socket.write(`${misbehaviour}\r\n`);
    else if (stage !== 'content') socket.write(`${usual[stage]}\r\n`);
    return misbehaviour === undefined || /^[23]/.test(misbehaviour);
  };
  const hear = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase() as Stage;
    // As every real server does: without a recipient there is nothing to send.
    if (verb === 'DATA' && !agreed) socket.write('503 nobody to send it to\r\n');
    else if (verb in usual) {
      const usually = say(verb);
      agreed = usually && (verb === 'RCPT' || agreed);
      inContent = usually && verb === 'DATA';
    } else if (verb === ('QUIT' as Stage)) socket.end('221 bye\r\n');
    else socket.write('500 what?\r\n');
  };
  say('greeting');
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    heard += chunk;
    for (;;) {
      const end = heard.indexOf(inContent ? '\r\n.\r\n' : '\r\n');
      if (inContent && heard !== '') say('content');
      if (silent || socket.destroyed || end === -1) return;
      const piece = heard.slice(0, end);
      heard = heard.slice(end + (inContent ? 5 : 2));
      if (!inContent) hear(piece);
      else {
        inContent = false;
        mails.push(piece);
        say('end');
      }
    }
  });
}
