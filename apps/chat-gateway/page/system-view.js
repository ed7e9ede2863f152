import { byId, element, Shown } from './element.js';
import { timeText } from './times.js';

const lookEveryMs = 2000;
const answerMs = 5000;

const words = { ready: 'ready', degraded: 'degraded', unready: 'not ready', 'no-answer': 'no answer' };

/** How the system does: services, topics, dead letters, mails. */
export class SystemView {
  #services = new Shown(byId('services'));
  #topics = new Shown(byId('topics'));
  #deadLetters = new Shown(byId('dead-letters'));
  #mails = new Shown(byId('mails'));

  /** Looks every two seconds while the page can be seen. */
  begin() {
    byId('system').hidden = false;
    const look = async () => {
      if (!document.hidden) await this.#look();
      setTimeout(look, lookEveryMs);
    };
    document.addEventListener('visibilitychange', () => void (document.hidden || this.#look()));
    void look();
  }

  async #look() {
    try {
      const response = await fetch('/api/dev/status', { cache: 'no-store', signal: AbortSignal.timeout(answerMs) });
      if (response.ok) this.#draw(await response.json());
    } catch {
      byId('system').classList.add('stale');
      this.#services.show('away', () => [sentence('The gateway does not answer. What is shown is the last it said.')]);
    }
  }

  #draw({ services, topics, deadLetters, mails }) {
    byId('system').classList.remove('stale');
    this.#services.show(services, () =>
      drawPart(services, { 'not-set': 'Set SERVICE_MANAGEMENT_URLS to see them.' }, drawServices),
    );
    this.#topics.show(topics, () => drawPart(topics, { 'no-answer': brokerAway }, drawTopics));
    byId('dead-letter-count').textContent = deadLetters.held || '';
    const letterWords = { 'no-answer': 'They are being read, or Kafka does not answer.' };
    this.#deadLetters.show(deadLetters, () => drawPart(deadLetters, letterWords, drawDeadLetters));
    const mailWords = {
      'not-set': 'Set MAIL_CATCHER_URL to see them.',
      'no-answer': 'The mail catcher does not answer.',
    };
    this.#mails.show(mails, () => drawPart(mails, mailWords, drawMails));
  }
}

const brokerAway = 'Kafka does not answer. What you say is saved and done when it is back.';

const sentence = (text) => element('p.empty', text);

const drawPart = (part, otherwise, draw) =>
  part.state === 'there' ? draw(part.items, part) : [sentence(otherwise[part.state])];

function drawServices(services) {
  const item = ({ name, state, failing }) => {
    const text = failing.length > 0 ? `${words[state]}: ${failing.join(', ')}` : words[state];
    return element('li', element('span.name', name), element('span.state', { data: { state } }, text));
  };
  return [element('ul.services', ...services.map(item))];
}

function drawTopics(topics) {
  const group = ({ group, lag }) =>
    element(
      'li.lag',
      { data: { state: lag === 0 ? 'ready' : 'degraded' } },
      element('span', group),
      ' ',
      element('b', { title: `${lag} records not handled yet` }, String(lag)),
    );
  const row = ({ name, purpose, records, groups }) =>
    element(
      'tr',
      element('th', { scope: 'row', title: purpose }, ...breakable(name)),
      element('td.number', records.toLocaleString()),
      element('td', groups.length > 0 ? element('ul.groups', ...groups.map(group)) : '–'),
    );
  const head = ['Topic', 'Records', 'Lag of each consumer'].map((text) => element('th', { scope: 'col' }, text));
  return [element('table', element('thead', element('tr', ...head)), element('tbody', ...topics.map(row)))];
}

/** A long name breaks behind its dots, and nowhere else. */
const breakable = (name) => name.split(/(?<=\.)/).flatMap((part) => [part, element('wbr')]);

function drawDeadLetters(letters, { held }) {
  if (held === 0) return [sentence('None: every record was handled.')];
  if (letters.length === 0) return [sentence('They cannot be shown here: too many, or not written by these services.')];
  const item = (letter) =>
    element(
      'li',
      element('span.name', `${letter.topic}/${letter.partition}/${letter.offset}`),
      element('span', { dir: 'auto' }, `${letter.reason} (${letter.errorCode})`),
      element(
        'small',
        `${letter.group} · ${letter.handler} · attempts: ${letter.attempts} · ${timeText(letter.lastFailedAt)}`,
      ),
    );
  return [element('ul.entries', ...letters.map(item))];
}

function drawMails(mails) {
  if (mails.length === 0) return [sentence('None yet.')];
  const item = ({ subject, to, receivedAt, text }) =>
    element(
      'li',
      element('span.name', { dir: 'auto' }, subject || '(no subject)'),
      element('small', `${to.join(', ')} · ${timeText(receivedAt)}`),
      element('span.preview', { dir: 'auto' }, text.replace(/\n\s*\n/g, '\n')),
    );
  return [element('ul.entries', ...mails.map(item))];
}
