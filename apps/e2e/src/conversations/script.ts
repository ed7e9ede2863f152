/** One step of a conversation, with the line on which it stands. */
export type Step = { readonly line: number } & (
  | {
      readonly kind: 'say';
      readonly text: string;
      /** How many tasks it changes. */
      readonly changes: number;
      /** Which of the person's conversations. */
      readonly conversation: string;
      /** The answer whose list they look at. */
      readonly looksAt: string | undefined;
      /** The answer; empty where it does not matter. */
      readonly answer: readonly string[];
    }
  | { readonly kind: 'given'; readonly task: TaskLine; readonly count: number }
  | { readonly kind: 'tasks'; readonly tasks: readonly TaskLine[] }
  | { readonly kind: 'remember'; readonly name: string }
  | { readonly kind: 'device'; readonly verb: string; readonly title: string; readonly newTitle: string | undefined }
  | { readonly kind: 'zone'; readonly zone: string | undefined }
);

export interface TaskLine {
  readonly title: string;
  readonly facts: readonly string[];
}

export interface Conversation {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Reads a script. @throws Error naming the first line that is none. */
export function parseScript(text: string): Conversation[] {
  const conversations: { title: string; steps: Step[] }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    const heading = /^## (.+)$/.exec(line)?.[1];
    if (heading !== undefined) conversations.push({ title: heading, steps: [] });
    if (heading !== undefined || line === '' || line.startsWith('# ')) continue;
    const steps = conversations.at(-1)?.steps;
    if (steps === undefined || !readLine(line, index + 1, steps)) throw new Error(`line ${index + 1}: ${line}`);
  }
  return conversations;
}

/** Adds what a line says to the steps before it. @returns false for what is no line of a script. */
function readLine(line: string, at: number, steps: Step[]): boolean {
  const before = steps.at(-1);
  const [sign, rest] = [line[0], line.slice(2)];
  switch (sign) {
    case '<':
      if (before?.kind !== 'say') return false;
      steps[steps.length - 1] = { ...before, answer: [...before.answer, rest] };
      return true;
    case '=':
      if (before?.kind === 'tasks') steps[steps.length - 1] = { ...before, tasks: [...before.tasks, taskLine(rest)] };
      else steps.push({ line: at, kind: 'tasks', tasks: rest === 'nothing' ? [] : [taskLine(rest)] });
      return true;
    case '+': {
      const many = /^(\d+) × (.+)$/.exec(rest);
      steps.push({ line: at, kind: 'given', task: taskLine(many?.[2] ?? rest), count: Number(many?.[1] ?? 1) });
      return true;
    }
    case '@':
      steps.push({ line: at, kind: 'remember', name: rest });
      return true;
    default:
      return readSaying(line, at, steps) || readDevice(line, at, steps) || readZone(line, at, steps);
  }
}

function readSaying(line: string, at: number, steps: Step[]): boolean {
  const match = /^(\w*)>(\d*) (?:\((\w+)\) )?(.+)$/.exec(line);
  if (!match) return false;
  const [, conversation = '', changes, looksAt, typed = ''] = match;
  const text = typed.replaceAll('\\n', '\n');
  steps.push({ line: at, kind: 'say', text, changes: Number(changes), conversation, looksAt, answer: [] });
  return true;
}

function readDevice(line: string, at: number, steps: Step[]): boolean {
  const match = /^! (complete|delete|reopen|add|rename) (.+?)(?: to (.+))?$/.exec(line);
  if (!match) return false;
  steps.push({ line: at, kind: 'device', verb: match[1]!, title: match[2]!, newTitle: match[3] });
  return true;
}

function readZone(line: string, at: number, steps: Step[]): boolean {
  const zone = /^zone (\S+)$/.exec(line)?.[1];
  if (zone === undefined) return false;
  steps.push({ line: at, kind: 'zone', zone: zone === 'none' ? undefined : zone });
  return true;
}

function taskLine(text: string): TaskLine {
  const [title = '', ...facts] = text.split(' | ').map((part) => part.trim());
  return { title, facts };
}
