/**
 * Makes an element. Text is set as text and never becomes markup.
 * @param {string} name such as `li`, or with classes: `li.done`
 * @param {...(Record<string, unknown> | Node | string)} rest its properties, if any (`data` holds its data attributes),
 * and its children
 */
export function element(name, ...rest) {
  const [tag, ...classes] = name.split('.');
  const [{ data = {}, ...properties }, children] = isChild(rest[0]) ? [{}, rest] : [rest[0] ?? {}, rest.slice(1)];
  const made = document.createElement(tag);
  if (classes.length > 0) made.className = classes.join(' ');
  Object.assign(made, properties);
  Object.assign(made.dataset, data);
  made.append(...children);
  return made;
}

const isChild = (value) => typeof value === 'string' || value instanceof Node;

/** @param {string} id of an element of the page */
export const byId = (id) => document.getElementById(id);

/** Rewrites an element, unless it shows just that: what somebody reads or selects must not be replaced by the same. */
export class Shown {
  #last;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  /**
   * @param {unknown} value plain JSON
   * @param {() => (Node | string)[]} draw
   */
  show(value, draw) {
    const text = JSON.stringify(value);
    if (text === this.#last) return;
    this.#last = text;
    this.place.replaceChildren(...draw());
  }
}
