import { skip } from '../extract/reading.js';
import { readTarget } from '../resolve/target.js';
import { tasksByTitle } from '../resolve/title-match.js';
import { readChanges } from './changes.js';
import { markTokens, type Draft } from './draft.js';
import { changeFields } from './update-handlers.js';
import { within, type Scene } from './scene.js';
import { targeted } from './targeted.js';

const wordsMax = 12;

/** "3 should be high and 7 low", "move 2 to friday, the report to monday": behind a change the verb is not said again. */
export function gappedChange(scene: Scene): Draft | undefined {
  const { tokens, given, isLaterClause } = scene;
  const isAfterChange = isLaterClause && given.lastCommand?.intent === 'update_task';
  // "Move 2 to 5 or 6 may": a number may as well belong to a date.
  if (!isAfterChange || tokens.length < 2 || tokens.length > wordsMax || readChanges(scene)) return undefined;
  for (let to = 1; to < tokens.length; to += 1) {
    const draft = gappedAt(scene, to);
    if (draft) return draft;
  }
  return undefined;
}

function gappedAt(scene: Scene, to: number): Draft | undefined {
  const target = readTarget(within(scene, 0, to));
  if (!target || target.kind === 'bulk' || ('isEither' in target && target.isEither)) return undefined;
  const isNamed = target.kind === 'refs' || tasksByTitle(target.refs[0].title, scene.tasks ?? []).length > 0;
  const from = skip(scene, to, 'to', 'at', 'on', 'as', 'is', 'for', 'until', 'till', 'back');
  const changes = isNamed ? readChanges(within(scene, from, scene.tokens.length)) : undefined;
  if (!changes) return undefined;
  const marked = [markTokens(scene, 0, to, 'reference'), ...changes.read.marked];
  const fields = (tasks: Parameters<typeof changeFields>[1]) => changeFields(changes, tasks, scene);
  return targeted({ intent: 'update_task', target, scene, marked, fields, options: { isLoose: true } });
}
