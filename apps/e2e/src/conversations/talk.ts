import { eventually } from '@todo/testkit';
import { expect } from 'vitest';

import type { Person } from '../harness/person.js';
import { withDays } from './calendar.js';
import { bodyOf, compared, isOpen, type TaskShown } from './facts.js';
import type { Conversation, Step } from './script.js';

const directionMarks = /[\u200f\u2068\u2069]/g;
/** What no answer shows, outside of what people wrote themselves. */
const machineText = /FREQ=|\bPT?\d|\d{4}-\d{2}-\d{2}|undefined|\bnull\b|\[object|[{}]/;

/** How long an answer that is still on its way may take, in milliseconds. */
const finishedWithinMs = 30_000;

/** Somebody who goes through a script with the assistant. */
export class Talk {
  private readonly conversations = new Map<string, string>();
  private readonly remembered = new Map<string, string>();
  private lastMessageId = '';
  private zone: string | undefined = 'Europe/Paris';

  constructor(private readonly person: Person) {}

  /** @throws an assertion that names the line where the answer, or a task, is not as the script says. */
  async hold({ steps }: Conversation): Promise<void> {
    for (const step of steps) await this.take(step);
  }

  private take(step: Step): Promise<void> | void {
    switch (step.kind) {
      case 'say':
        return this.say(step);
      case 'given':
        return this.give(step);
      case 'tasks':
        return this.lookAtTasks(step);
      case 'device':
        return this.useDevice(step);
      case 'remember':
        this.remembered.set(step.name, this.lastMessageId);
        return;
      case 'zone':
        this.zone = step.zone;
        return;
      default:
        return step satisfies never;
    }
  }

  private async say(step: Extract<Step, { kind: 'say' }>): Promise<void> {
    const now = new Date();
    const where = `line ${step.line} > ${step.text.slice(0, 100)}`;
    const before = await this.versions();
    const text = await this.answerTo(step, withDays(step.text, this.zoneOfDays, now, 'dates'), where);
    const after = await this.versions();

    const shown = text.replace(directionMarks, '');
    if (step.answer.length > 0) {
      const wanted = withDays(step.answer.join('\n'), this.zoneOfDays, now, 'words');
      expect(matches(shown, wanted), `${where}\nwanted:\n${wanted}\nread:\n${shown}`).toBe(true);
    }
    expect(shown.replace(/[“”][^“”]*[“”]/g, ''), where).not.toMatch(machineText);
    expect(changedBetween(before, after), `${where}: tasks that changed`).toBe(step.changes);
  }

  private async answerTo(step: Extract<Step, { kind: 'say' }>, message: string, where: string): Promise<string> {
    const conversationId = this.conversations.get(step.conversation);
    const { status, body } = await this.person.post('/api/chat', {
      message,
      ...(conversationId === undefined ? {} : { conversationId }),
      ...(this.zone === undefined ? {} : { timeZone: this.zone }),
      ...(step.looksAt === undefined ? {} : { lastMessageId: this.remembered.get(step.looksAt) }),
    });
    expect([200, 202], `${where}: ${JSON.stringify(body)}`).toContain(status);
    this.lastMessageId = String(body['messageId']);
    this.conversations.set(step.conversation, String(body['conversationId']));
    return status === 200 ? String(body['response']) : this.finishedAnswer(step.conversation);
  }

  /** On a busy machine an answer may come after the request. */
  private finishedAnswer(conversation: string): Promise<string> {
    return eventually(
      async () => {
        const { body } = await this.person.get(`/api/conversations/${this.conversations.get(conversation)}?limit=1`);
        const [, answer] = body['messages'] as unknown as { text: string; status: string }[];
        expect(answer?.status).toBe('finished');
        return answer!.text;
      },
      { withinMs: finishedWithinMs },
    );
  }

  private async give({ task, count }: Extract<Step, { kind: 'given' }>): Promise<void> {
    for (let n = 1; n <= count; n += 1) {
      const title = count === 1 ? task.title : `${task.title} ${String(n).padStart(2, '0')}`;
      const { title: _titled, ...fields } = bodyOf({ ...task, title }, this.zoneOfDays, new Date());
      await this.person.addTask(title, fields);
    }
  }

  private async lookAtTasks({ tasks: wanted, line }: Extract<Step, { kind: 'tasks' }>): Promise<void> {
    const all = await this.tasks();
    const titles = (lines: readonly { title: string }[]) => lines.map(({ title }) => title).sort();
    const open = all.filter(({ status }) => status === 'pending');
    expect(titles(open), `line ${line}: open tasks`).toEqual(titles(wanted.filter(isOpen)));
    for (const one of wanted) {
      const named = all.filter(({ title }) => title === one.title);
      const task = named.find(({ status }) => isOpen(one) === (status === 'pending')) ?? named[0];
      expect(task, `line ${line}: ${one.title}`).toBeDefined();
      const { found, wanted: facts } = compared(one, task!, this.zoneOfDays, new Date());
      expect(found, `line ${line}`).toEqual(facts);
    }
  }

  private async useDevice({ verb, title, newTitle, line }: Extract<Step, { kind: 'device' }>): Promise<void> {
    if (verb === 'add') return void (await this.person.addTask(title));
    const task = (await this.tasks()).find((one) => one.title === title);
    expect(task, `line ${line}: ${title}`).toBeDefined();
    const path = `/api/tasks/${task!.taskId}`;
    const { status } = await this.changeOnDevice(verb, path, newTitle);
    expect(status, `line ${line}`).toBe(200);
  }

  private changeOnDevice(verb: string, path: string, newTitle: string | undefined) {
    if (verb === 'delete') return this.person.delete(path);
    if (verb === 'rename') return this.person.patch(path, { title: newTitle });
    return this.person.post(`${path}/${verb}`);
  }

  private async tasks(): Promise<TaskShown[]> {
    const found: TaskShown[] = [];
    for (let cursor: unknown = ''; typeof cursor === 'string';) {
      const page = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await this.person.get(`/api/tasks?status=all&limit=100${page}`);
      found.push(...(body['items'] as unknown as TaskShown[]));
      cursor = body['nextCursor'];
    }
    return found;
  }

  private async versions(): Promise<Map<string, number>> {
    return new Map((await this.tasks()).map(({ taskId, version }) => [taskId, version]));
  }

  private get zoneOfDays(): string {
    return this.zone ?? 'Europe/Paris';
  }
}

/** Made, changed or deleted. */
function changedBetween(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((taskId) => before.get(taskId) !== after.get(taskId)).length;
}

/** The text, or one in which every `…` of what was wanted stands for anything. */
function matches(text: string, wanted: string): boolean {
  const parts = wanted.split('…');
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found = index === parts.length - 1 && index > 0 ? text.lastIndexOf(part) : text.indexOf(part, at);
    if (found < at || (index === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return at === text.length;
}
