import { tagLeads } from '../languages/en/attributes.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import { endsThere } from './boundary.js';
import { priorityWords } from './priority.js';
import { isAt, skip, type Reading } from './reading.js';

const tagLeadWords = phraseSet(tagLeads);

/** `#home`, `tagged home and garden`, `tags: a, b`. */
export function readTags(reading: Reading, at: number): Found<string[]> | undefined {
  const token = reading.tokens[at];
  if (token?.kind === 'tag') return { value: [tagOf(token.norm)], next: at + 1 };
  const lead = tagLeadWords.at(reading.tokens, at);
  if (!lead) return undefined;
  const isBareNoun = lead.next === at + 1 && isAt(reading, at, 'tag', 'tags', 'label', 'labels', 'category');
  if (isBareNoun && !isAt(reading, lead.next, ':') && reading.tokens[lead.next]?.kind !== 'tag')
    return readClosingTag(reading, at, lead.next);
  return readTagList(reading, skip(reading, lead.next, ':', '='));
}

/** "… tag garden" at the end of a sentence; "tag along with Bob" is no tag. */
function readClosingTag(reading: Reading, at: number, next: number): Found<string[]> | undefined {
  if (at === 0) return undefined;
  const list = readTagList(reading, next);
  return list && endsThere(reading, list.next) ? list : undefined;
}

/** One word a tag, joined by commas or "and". */
export function readTagList(reading: Reading, at: number): Found<string[]> | undefined {
  const first = readTagName(reading, at);
  if (!first) return undefined;
  const tags = [first.value];
  let next = first.next;
  for (;;) {
    const joined = skip(reading, skip(reading, next, ',', '&', '+'), 'and');
    const more = readTagName(reading, joined);
    const isTag = reading.tokens[joined]?.kind === 'tag';
    if (
      !more ||
      (!isTag &&
        (joined === next ||
          isAt(reading, more.next, ':') ||
          !endsThere(reading, more.next, 'and', ',') ||
          priorityWords.at(reading.tokens, joined)))
    )
      break;
    tags.push(more.value);
    next = more.next;
  }
  return { value: [...new Set(tags)], next };
}

function readTagName(reading: Reading, at: number): Found<string> | undefined {
  const token = reading.tokens[at];
  if (token?.kind === 'quoted') return { value: tagOf(token.raw.slice(1, -1).toLowerCase()), next: at + 1 };
  if (token?.kind !== 'word' && token?.kind !== 'tag') return undefined;
  return token.kind === 'word' && notTagNames.has(token.norm) ? undefined : { value: tagOf(token.norm), next: at + 1 };
}

const notTagNames = new Set([
  'and',
  'or',
  'the',
  'a',
  'to',
  'for',
  'on',
  'at',
  'with',
  'from',
  'it',
  'along',
  'as',
  'of',
  'in',
  'by',
  'is',
  'note',
  'notes',
  'description',
  'due',
  'priority',
]);

export function tagOf(text: string): string {
  return text.replace(/^#/, '').trim().replace(/\s+/g, '-');
}
