import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { requireFreePort } from '../free-port.js';
import { mailPage } from './mail-page.js';
import { type Mail, readMail } from './read-mail.js';

export interface MailCatcherOptions {
  /** Where mails are sent to, on 127.0.0.1. Default: a free port. */
  smtpPort?: number;
  /** Where they are read. Default: a free port. */
  httpPort?: number;
  /** How many are kept; the oldest go first. Default: 1,000. */
  messagesMax?: number;
}

export interface CaughtMail extends Mail {
  /** Counts up from 1. */
  id: number;
  /** ISO 8601. */
  receivedAt: string;
  /** Of the envelope: whom the sender named to the server, whatever the headers say. */
  from: string;
  to: string[];
}

/** How the catcher treats a mail. */
export type MailBehaviour =
  | { kind: 'accept' }
  /** Answers the recipient with an error: 4xx is for now, 5xx for good. */
  | { kind: 'refuse'; code: number; message?: string }
  /** Keeps the mail, and says so late. */
  | { kind: 'delay'; delayMs: number }
  /** Keeps the mail, and never says so: the sender cannot know. */
  | { kind: 'keep-silent' };

export interface MailCatcher {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string;
  /** The page; `GET /api/messages` answers a JSON array, oldest first, and `DELETE` empties it. */
  readonly httpUrl: string;
  readonly messages: readonly CaughtMail[];
  /** From now on; `accept` at first. */
  behave(behaviour: MailBehaviour): void;
  clear(): void;
  close(): Promise<void>;
}

/** A mail server that delivers nothing: it keeps what it is sent, for people and tests to look at. */
export async function startMailCatcher(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  const { smtpPort = 0, httpPort = 0, messagesMax = 1_000 } = options;
  if (smtpPort) await requireFreePort(smtpPort, 'the mail catcher (SMTP)');
  if (httpPort) await requireFreePort(httpPort, "the mail catcher's page");

  const messages: CaughtMail[] = [];
  let caught = 0;
  let behaviour: MailBehaviour = { kind: 'accept' };
  const keep = (mail: Omit<CaughtMail, 'id'>) => {
    messages.push({ id: (caught += 1), ...mail });
    messages.splice(0, messages.length - messagesMax);
  };
  const clear = () => void messages.splice(0);

  const smtp = smtpServer(() => behaviour, keep);
  const smtpListener = smtp.listen(smtpPort, '127.0.0.1');
  const http = httpServer(messages, clear).listen(httpPort, '127.0.0.1');
  await Promise.all([once(smtpListener, 'listening'), once(http, 'listening')]);

  return {
    smtpUrl: `smtp://127.0.0.1:${(smtpListener.address() as AddressInfo).port}`,
    httpUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    messages,
    behave: (next) => void (behaviour = next),
    clear,
    async close() {
      http.close();
      http.closeAllConnections();
      await new Promise<void>((closed) => smtp.close(closed));
    },
  };
}

function smtpServer(behaviour: () => MailBehaviour, keep: (mail: Omit<CaughtMail, 'id'>) => void): SMTPServer {
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const raw = await buffer(stream);
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    keep({ receivedAt: new Date().toISOString(), from, to: rcptTo.map(({ address }) => address), ...readMail(raw) });
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    // A sender that still waits for an answer must not hold up the end.
    closeTimeout: 100,
    authOptional: true,
    allowInsecureAuth: true,
    // Whatever user and password a sender is configured with.
    onAuth: (_auth, _session, callback) => callback(null, { user: 'anybody' }),
    onRcptTo: (_address, _session, callback) => callback(refusal(behaviour())),
    onData: (stream, session, callback) => {
      const now = behaviour();
      receive(stream, session)
        .then(() => (now.kind === 'delay' ? pause(now.delayMs) : undefined))
        .then(() => now.kind !== 'keep-silent' && callback(), callback);
    },
  });
  // A sender that hangs up is no reason to end.
  server.on('error', () => {});

  return server;
}

function refusal(behaviour: MailBehaviour): Error | null {
  if (behaviour.kind !== 'refuse') return null;
  const { code, message = 'Refused, as the test wants it.' } = behaviour;

  return Object.assign(new Error(message), { responseCode: code });
}

function httpServer(messages: readonly CaughtMail[], clear: () => void): Server {
  return createServer((request, response) => {
    const send = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);

    switch (`${request.method} ${request.url}`) {
      case 'GET /':
        return send(200, 'text/html', mailPage(messages));
      case 'GET /api/messages':
        return send(200, 'application/json', JSON.stringify(messages));
      case 'DELETE /api/messages':
        clear();
        return response.writeHead(204).end();
      default:
        return send(404, 'text/plain', 'Try / or /api/messages.\n');
    }
  });
}
