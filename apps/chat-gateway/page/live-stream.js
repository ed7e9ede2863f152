import { EventReader } from './event-reader.js';

const wait = { firstMs: 500, mostMs: 8000 };
/** The gateway says something every 20 s; a connection that is silent for longer is dead. */
const silenceMs = 45_000;

/**
 * Follows what happens to the signed-in person's things, over as many connections as it takes.
 * @param {import('./session.js').Session} session
 * @param {{ onOpen(): void, onEvent(event: string, data: any): void, onAway(): void }} told
 * @param {AbortSignal} signal ends it
 */
export async function followStream(session, told, signal) {
  let lastId;
  let waitMs = wait.firstMs;
  while (!signal.aborted) {
    const reader = new EventReader();
    reader.lastId = lastId;
    try {
      const headers = lastId === undefined ? {} : { 'Last-Event-ID': lastId };
      const connection = new AbortController();
      const response = await session.open('GET', '/api/stream', {
        ...{ headers, signal: AbortSignal.any([signal, connection.signal]) },
      });
      if (response.ok) {
        waitMs = wait.firstMs;
        told.onOpen();
        await readAll(response.body, connection, (text) => {
          for (const { event, data } of reader.read(text)) told.onEvent(event, data);
        });
      }
    } catch {
      // Whatever ended the connection: a new one goes on behind the last event.
    }
    lastId = reader.lastId;
    if (signal.aborted) return;
    told.onAway();
    await pause(waitMs * (0.75 + Math.random() / 2));
    waitMs = Math.min(waitMs * 2, wait.mostMs);
  }
}

async function readAll(body, connection, onText) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const timer = setTimeout(() => connection.abort(), silenceMs);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    onText(value);
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
