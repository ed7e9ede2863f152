import { byId, element } from './element.js';
import { markedText, spansKept } from './marked-text.js';
import { timeZone } from './times.js';

const pauseMs = 180;

/** The box to type in. What is understood lights up while somebody types. */
export class SentenceBox {
  #area = byId('sentence');
  #marks = byId('marks');
  #legend = byId('legend');
  #understood = { text: '', spans: [] };
  #timer;
  #asked = new AbortController();

  /**
   * @param {import('./session.js').Session} session
   * @param {() => void} onEnter
   */
  constructor(session, onEnter) {
    this.session = session;
    this.#area.addEventListener('input', () => this.#changed());
    this.#area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      onEnter();
    });
  }

  get text() {
    return this.#area.value;
  }

  set text(text) {
    this.#area.value = text;
    this.#changed();
  }

  /** Not where it would cover half the page with a keyboard. */
  focus() {
    if (!matchMedia('(pointer: coarse)').matches) this.#area.focus();
  }

  #changed() {
    const { text } = this;
    this.#understood = { text, spans: spansKept(this.#understood.spans, this.#understood.text, text) };
    this.#draw();
    clearTimeout(this.#timer);
    this.#asked.abort();
    if (text.trim() !== '') this.#timer = setTimeout(() => void this.#ask(text), pauseMs);
  }

  async #ask(text) {
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    try {
      const { body } = await this.session.request('POST', '/api/understand', { body: { text, timeZone }, signal });
      if (signal.aborted) return;
      this.#understood = { text, spans: body.understood };
      this.#draw();
    } catch {
      // The sentence is read again when it is sent; colours may be missing until then.
    }
  }

  #draw() {
    const { text, spans } = this.#understood;
    const pieces = markedText(text, spans);
    // The space at the end gives a last, empty line its height.
    this.#marks.replaceChildren(...pieces.map(piece), ' ');
    this.#legend.replaceChildren(
      ...[...new Set(spans.map(({ as }) => as))].map((as) => element('mark', { data: { as } }, as)),
    );
  }
}

const piece = ({ text, as }) => (as === undefined ? text : element('mark', { data: { as } }, text));
