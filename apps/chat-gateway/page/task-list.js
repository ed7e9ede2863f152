import { byId, element, Shown } from './element.js';
import { dueOf } from './times.js';

const limit = 50;

/** The person's open tasks, as the read model has them. */
export class TaskList {
  #shown = new Shown(byId('tasks'));
  #loading = false;
  #again = false;

  /** @param {import('./session.js').Session} session */
  constructor(session) {
    this.session = session;
  }

  /** Reads them anew. What changes meanwhile is read once more afterwards, however much it was. */
  async refresh() {
    this.#again = this.#loading;
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { body } = await this.session.request('GET', `/api/tasks?limit=${limit}`);
      this.#draw(body.items, body.nextCursor !== null);
    } catch {
      // The stream tells when the gateway is there again, and the list is read then.
    } finally {
      this.#loading = false;
    }
    if (this.#again) await this.refresh();
  }

  clear() {
    byId('task-count').textContent = '';
    this.#shown.show(null, () => [element('p.empty', 'Sign in to see them.')]);
  }

  #draw(tasks, hasMore) {
    byId('task-count').textContent = tasks.length === 0 ? '' : `${tasks.length}${hasMore ? '+' : ''}`;
    // What is overdue changes with time, without any change of the task.
    const values = tasks.map((task) => ({ ...task, when: dueOf(task) }));
    this.#shown.show(values, () =>
      tasks.length === 0
        ? [element('p.empty', 'Nothing is open. Say something to add a task.')]
        : [element('ul.task-list', ...values.map(item))],
    );
  }
}

function item({ title, priority, tags, recurrence, when }) {
  const about = tags.map((tag) => element('span', { dir: 'auto' }, `#${tag}`));
  if (priority !== 'medium') about.unshift(element(`span.priority-${priority}`, priority));
  if (recurrence) about.unshift(element('span', { title: recurrence }, '↻ repeats'));
  if (when?.overdue) about.unshift(element('span.overdue', `overdue: ${when.text}`));
  else if (when) about.unshift(element('span', when.text));
  return element('li', element('span', { dir: 'auto' }, title), element('span.about', ...about));
}
