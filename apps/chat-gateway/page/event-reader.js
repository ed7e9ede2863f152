/** Reads server-sent events out of text that comes in any pieces. */
export class EventReader {
  #rest = '';
  /** The id that was said last: where a new connection goes on. */
  lastId;

  /**
   * @param {string} text
   * @returns {{ event: string, data: unknown }[]} what is complete now
   */
  read(text) {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => this.#eventIn(block.split('\n')));
  }

  #eventIn(lines) {
    const fields = new Map(lines.filter((line) => !line.startsWith(':')).map(fieldIn));
    if (fields.has('id')) this.lastId = fields.get('id');
    if (!fields.has('data')) return [];
    return [{ event: fields.get('event') ?? 'message', data: JSON.parse(fields.get('data')) }];
  }
}

function fieldIn(line) {
  const colon = line.indexOf(': ');
  return [line.slice(0, colon), line.slice(colon + 2)];
}
