/** What the gateway refused, in its own words. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {{ detail?: string, title?: string }} problem
   */
  constructor(status, { detail, title }) {
    super(detail ?? title ?? `The gateway answered ${status}.`);
    this.status = status;
  }
}

const notTaken =
  'The gateway does not take this token. Is it whole, not expired, and issued for this gateway by the provider it trusts?';

const kept = { token: 'token', name: 'name', conversation: 'conversation' };

/** Who is signed in, in this tab. */
export class Session {
  /** @param {() => void} onEnd is called when the gateway takes the token no longer */
  constructor(onEnd) {
    this.onEnd = onEnd;
  }

  get token() {
    return sessionStorage.getItem(kept.token);
  }

  get name() {
    return sessionStorage.getItem(kept.name) ?? '';
  }

  get conversationId() {
    return sessionStorage.getItem(kept.conversation) ?? undefined;
  }

  set conversationId(id) {
    if (id === undefined) sessionStorage.removeItem(kept.conversation);
    else sessionStorage.setItem(kept.conversation, id);
  }

  /** @param {string} name */
  async signInByName(name) {
    const signedIn = await answerOf(await send('POST', '/api/dev/sign-in', { body: { name } }));
    this.#begin(signedIn.token, signedIn.name);
  }

  /** @param {string} token */
  async signInByToken(token) {
    const response = await send('GET', '/api/tasks?limit=1', { token });
    if (response.status === 401) throw new Refused(401, { detail: notTaken });
    await answerOf(response);
    this.#begin(token, '');
  }

  end() {
    for (const key of Object.values(kept)) sessionStorage.removeItem(key);
    this.onEnd();
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ body?: unknown, headers?: Record<string, string>, signal?: AbortSignal }} options
   * @throws {Refused} or what `fetch` throws when the gateway is not there
   */
  async request(method, path, options = {}) {
    const { token } = this;
    const response = await this.open(method, path, options);
    const body = await answerOf(response);
    // Somebody else may sit here by now, whom the answer is not for.
    if (token !== this.token) throw new Refused(401, { detail: 'You have signed out.' });
    return { status: response.status, body };
  }

  /** The same, for answers that do not end. */
  async open(method, path, options = {}) {
    const { token } = this;
    const response = await send(method, path, { ...options, token });
    if (response.status === 401 && token === this.token) this.end();
    return response;
  }

  #begin(token, name) {
    sessionStorage.setItem(kept.token, token);
    sessionStorage.setItem(kept.name, name);
  }
}

function send(method, path, { body, headers = {}, signal, token } = {}) {
  const authorization = token ? { Authorization: `Bearer ${token}` } : {};
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return fetch(path, {
    ...{ method, signal, cache: 'no-store', headers: { ...authorization, ...json, ...headers } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function answerOf(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}
