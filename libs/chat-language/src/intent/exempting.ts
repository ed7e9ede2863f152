import { isAt } from '../extract/reading.js';
import { allWords } from '../languages/en/many.words.js';
import { readExemption } from '../resolve/exemption.js';
import { withoutMarks } from './clause.js';
import type { Draft } from './draft.js';
import { withTokens, type Scene } from './scene.js';

/** "Make all home tasks low except 3", "push everything back a week, but leave 1 alone": what is spared stands behind the command. */
export function sparingCommand(scene: Scene, commandOf: (scene: Scene) => Draft | undefined): Draft | undefined {
  if (!scene.tokens.some((_, at) => isAt(scene, at, ...allWords))) return undefined;
  const spared = readExemption(scene);
  if (!spared) return undefined;
  const said = withTokens(scene, withoutMarks(scene.tokens.slice(0, spared.from)));
  const draft = commandOf({ ...said, exemption: spared.exemption });
  return draft?.command.filter && draft.command.resolvesTo && !asking.has(draft.command.intent)
    ? { ...draft, isSparing: true }
    : undefined;
}

/** A question reads its conditions by itself. */
const asking = new Set(['list_tasks', 'count_tasks', 'history']);
