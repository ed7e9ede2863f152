import { readTagList } from '../extract/tag.js';
import { both, either } from '../filter/combine.js';
import { readTarget, type Target } from '../resolve/target.js';
import type { Filter } from '../understanding.js';
import type { Draft, Matched } from './draft.js';
import type { Scene } from './scene.js';
import { targetedBy, unclear } from './targeted.js';

export function addTags(matched: Matched): Draft | undefined {
  const tags = tagsOf(matched);
  return tags && targetedBy(matched, 'update_task', { addTags: tags }, matched.mark('tags', 'tag'));
}

/** "Retag 4 as office": these and no others. */
export function setTags(matched: Matched): Draft | undefined {
  const tags = tagsOf(matched);
  return tags && targetedBy(matched, 'update_task', { set: { tags } }, matched.mark('tags', 'tag'));
}

/** "Replace the tag kids with school on 5". */
export function swapTags(matched: Matched): Draft | undefined {
  const [removeTags, addTags] = [tagsOf(matched, 'old'), tagsOf(matched)];
  const marked = [...matched.mark('old', 'tag'), ...matched.mark('tags', 'tag')];
  return removeTags && addTags && targetedBy(matched, 'update_task', { addTags, removeTags }, marked);
}

export function removeTags(matched: Matched): Draft | undefined {
  // "Drop #home" by itself is about all that have the tag.
  if (matched.options.variant === 'continued' && !matched.scene.isLaterClause) return undefined;
  const tags = tagsOf(matched);
  const targetOf = (scene: Scene): Target | undefined => havingAny(readTarget(scene), tags ?? []);
  const draft = tags && targetedBy(matched, 'update_task', { removeTags: tags }, matched.mark('tags', 'tag'), targetOf);
  if (!tags || !draft || matched.has('target')) return draft;
  // Without a task it is the last one that loses the tag, if it has it.
  const meant = matched.scene.tasks?.filter(({ n }) => draft.command.resolvesTo?.includes(n)) ?? [];
  const isThere = meant.length === 0 || meant.some((task) => tags.some((tag) => task.tags?.includes(tag)));
  return isThere || matched.scene.isLaterClause ? draft : unclear(matched, 'update_task');
}

/** "Untag chores from everything": of many tasks only those that have it. */
function havingAny(target: Target | undefined, tags: readonly string[]): Target | undefined {
  if (target?.kind !== 'bulk') return target;
  const tagged = tags.map((tag): Filter => ({ tags: [tag] })).reduce(either);
  return { ...target, filter: target.isEverything ? tagged : both(target.filter, tagged), isEverything: false };
}

function tagsOf(matched: Matched, slot = 'tags'): string[] | undefined {
  const part = matched.part(slot);
  const list = readTagList(part, 0);
  return list?.next === part.tokens.length ? list.value : undefined;
}
