import { isAt } from '../extract/reading.js';
import { aboutTask, afterTask } from '../languages/en/reference.words.js';
import type { Draft } from './draft.js';
import { isConditional } from './may-mean-task.js';
import type { Scene } from './scene.js';

/** Turns what is not to be done now, or hardly meant, into a question. `said` is the sentence without polite words. */
export function withDoubts(drafts: readonly Draft[], said: Scene): Draft[] {
  return isOnCondition(said, drafts) ? [unsure(drafts)] : drafts.map((draft) => withNumberedTask(draft, said));
}

/** "If 2 is done delete it": whether it is to be done now nobody knows. */
function isOnCondition(said: Scene, drafts: readonly Draft[]): boolean {
  const changing = drafts.filter(({ mutations }) => mutations > 0);
  if (isAt(said, 0, ...ifs)) return changing.length > 0;
  const ofTasks = changing.filter((draft) => !isCreation(draft));
  const isSomewhere = said.tokens.some((_, at) => isAt(said, at, ...ifs));
  return (
    ofTasks.length > 0 &&
    (isConditional(said) || (isSomewhere && !ofTasks.every((draft) => draft.isSparing || takesText(draft))))
  );
}

const ifs = ['if', 'unless', 'agar', 'اگر'];

/** The "if" may stand in the new title or note, or be one of the conditions of a filter: "all home tasks unless they are low". */
function takesText({ command: { set, filter } }: Draft): boolean {
  return Boolean(set?.title ?? set?.description ?? filter);
}

function unsure(drafts: readonly Draft[]): Draft {
  const change = drafts.find((draft) => draft.mutations > 0 && !isCreation(draft));
  const marked = drafts.flatMap((draft) => draft.marked);
  const { intent = 'create_task', refs, resolvesTo } = change?.command ?? {};
  const known = refs && resolvesTo ? { refs, candidates: resolvesTo } : {};
  return {
    command: { intent: 'clarify', pendingIntent: intent, ...known },
    marked,
    mutations: 0,
  };
}

/** "Complete 2 tomorrow", "delete 3 unless …": task 2 or 3 is meant, but not what the rest is to say. */
function withNumberedTask(draft: Draft, { tasks = [] }: Scene): Draft {
  const [ref] = draft.command.refs ?? [];
  if (ref && 'title' in ref && /,.* (?:is|are|was) it$/.test(ref.title)) return askedBack(draft);
  if (draft.command.intent !== 'not_found' || !draft.wanted || !ref || !('title' in ref)) return draft;
  const said = /^#?(\d{1,6})(\s*[,.…]|\s)[\s,.…]*(\p{L}+)/u.exec(ref.title);
  const isApart = said?.[2]?.trim() !== '';
  if (!said || (!isApart && ![...afterTask, ...aboutTask].includes(said[3]!.toLowerCase()))) return draft;
  const task = tasks.find(({ n }) => n === Number(said[1]));
  if (!task) return draft;
  const known = { refs: [{ number: task.n }], candidates: [task.n] };
  return { ...draft, command: { intent: 'clarify', pendingIntent: draft.wanted, ...known } };
}

/** "The rent, is it done?" asks. */
function askedBack(draft: Draft): Draft {
  const { intent, resolvesTo = [] } = draft.command;
  return { ...draft, command: { intent: 'clarify', pendingIntent: intent, candidates: resolvesTo }, mutations: 0 };
}

export function isCreation({ command }: Draft): boolean {
  return command.intent === 'create_task' || command.intent === 'create_many';
}
