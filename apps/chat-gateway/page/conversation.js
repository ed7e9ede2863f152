import { byId, element } from './element.js';
import { Refused } from './session.js';
import { SentenceBox } from './sentence-box.js';
import { timeText, timeZone } from './times.js';

const examples = [
  'buy bread tomorrow 5pm #home',
  'call mum every sunday at 11am !high',
  'what is due this week?',
  'I bought the bread',
  'کل شام دودھ خریدنا ہے',
];

/** What is said between the person and the assistant. */
export class Conversation {
  #log = byId('log');
  /** @type {Map<string, HTMLElement>} answers that are not final yet, by message */
  #pending = new Map();
  #sending = false;

  /** @param {import('./session.js').Session} session */
  constructor(session) {
    this.session = session;
    this.box = new SentenceBox(session, () => this.#sendTyped());
    byId('composer').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#sendTyped();
    });
    byId('examples').replaceChildren(...examples.map((text) => this.#example(text)));
  }

  /** Shows what was said before, if anything was. */
  async begin() {
    this.#log.replaceChildren(greeting());
    this.#pending.clear();
    this.box.text = '';
    this.box.focus();
    for (const message of await this.#messages()) {
      if (message.role === 'user') this.#add('user', message.text);
      else this.#answer({ ...message, response: message.text }, message.status === 'pending');
    }
  }

  /** Looks whether answers that were on their way are there. */
  async refresh() {
    if (this.#pending.size === 0) return;
    for (const message of await this.#messages()) {
      const bubble = this.#pending.get(message.messageId);
      if (bubble === undefined || message.status !== 'finished') continue;
      this.#pending.delete(message.messageId);
      bubble.replaceWith(this.#bubbleOf({ ...message, response: message.text }, false));
    }
  }

  /** Something that the person is told without having asked. */
  notice({ kind, title, text = '', at }) {
    const heading = { 'delivery-problem': 'Delivery problem', digest: 'Digest' }[kind] ?? 'Reminder';
    const lines = [element('strong', { dir: 'auto' }, title), element('span', { dir: 'auto' }, text)];
    this.#put(element('div.message.notice', element('small', `${heading} · ${timeText(at)}`), ...lines));
  }

  #example(text) {
    const use = () => {
      this.box.text = text;
      this.box.focus();
    };
    return element('button.quiet', { type: 'button', dir: 'auto', onclick: use }, text);
  }

  #sendTyped() {
    const text = this.box.text.trim();
    if (text === '' || this.#sending) return;
    this.box.text = '';
    this.#say(text);
  }

  #say(text) {
    this.#add('user', text);
    void this.#send(text, randomKey());
  }

  /** @param {string} key the same for the same sentence: however often it is sent, it is done once */
  async #send(text, key) {
    this.#sending = true;
    this.#log.setAttribute('aria-busy', 'true');
    const waiting = this.#put(element('div.message.assistant.waiting', { ariaLabel: 'The assistant is thinking' }));
    try {
      const { conversationId } = this.session;
      const body = { message: text, timeZone, ...(conversationId && { conversationId }) };
      const headers = { 'Idempotency-Key': key };
      const answer = await this.session.request('POST', '/api/chat', { body, headers });
      this.session.conversationId = answer.body.conversationId;
      this.#answer(answer.body, answer.status === 202);
      if (answer.status === 202) await this.refresh();
    } catch (error) {
      this.#failed(error, text, key);
    } finally {
      waiting.remove();
      this.#log.removeAttribute('aria-busy');
      this.#sending = false;
    }
  }

  #failed(error, text, key) {
    if (error instanceof Refused && error.status === 401) return;
    if (error instanceof Refused && error.status === 404) this.session.conversationId = undefined;
    const isRefused = error instanceof Refused && error.status < 500;
    const says = isRefused ? error.message : 'The gateway did not answer. Sending it again is safe: it is done once.';
    const again = element('button.quiet', { type: 'button' }, 'Send again');
    const told = this.#put(element('div.message.assistant.problem', element('p', says), element('div.again', again)));
    again.addEventListener('click', () => {
      told.remove();
      void this.#send(text, isRefused ? randomKey() : key);
    });
  }

  #answer(answer, isPending) {
    const bubble = this.#put(this.#bubbleOf(answer, isPending));
    if (isPending) this.#pending.set(answer.messageId, bubble);
  }

  #bubbleOf({ response, choices = [], undo }, isPending) {
    const bubble = element('div.message.assistant', textOf(response));
    if (isPending) bubble.append(element('small', 'This line changes when it is done.'));
    const buttons = choices.map(({ number, title }) => this.#choice(`${number}. ${title}`, String(number)));
    if (undo !== undefined && Date.parse(undo.until) > Date.now()) {
      buttons.push(this.#choice('Undo', 'undo', `Can be taken back until ${timeText(undo.until)}`));
    }
    if (buttons.length > 0) bubble.append(element('div.choices', ...buttons));
    return bubble;
  }

  #choice(label, says, title = '') {
    const say = () => {
      if (this.#sending) return;
      this.box.focus();
      this.#say(says);
    };
    return element('button.quiet', { type: 'button', dir: 'auto', title, onclick: say }, label);
  }

  #add(from, text) {
    // A question lapses with the next sentence, and "undo" means the newest change.
    if (from === 'user') for (const old of this.#log.querySelectorAll('.choices')) old.remove();
    return this.#put(element(`div.message.${from}`, textOf(text)));
  }

  #put(node) {
    this.#log.append(node);
    this.#log.scrollTop = this.#log.scrollHeight;
    return node;
  }

  async #messages() {
    const { conversationId } = this.session;
    if (conversationId === undefined) return [];
    try {
      return (await this.session.request('GET', `/api/conversations/${conversationId}`)).body.messages;
    } catch {
      return [];
    }
  }
}

/** The whole finds its direction: a line of a list must not jump to the other side for one title in it. */
const textOf = (text) => element('div', { dir: 'auto' }, ...text.split('\n').map((line) => element('p', line)));

const greeting = () =>
  element(
    'div.message.assistant',
    textOf('Hello! Say what is to be done, in English or Urdu.\nTry one of the examples below.'),
  );

/** `crypto.randomUUID` is there on secure origins only. */
const randomKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join('-');
