import { anyOf } from '../../text/phrases.js';
import type { Sort } from '../../understanding.js';

export const sortLeads = anyOf(
  'sorted by|sort by|sort them by|sort it by|sort my tasks by|sort tasks by|sort the list by',
  'sort my list by|sort everything by|order by|ordered by|order them by|order my tasks by|order tasks by|by',
  'arranged by|arrange by|arrange them by|rank by|ranked by|sorted on|sort on|sorting by|sort all by',
  'sort all tasks by|arrange my tasks by|rank my tasks by|rank tasks by|organize by|organise by|in order of',
  'sorted according to',
);

export const sortFields: Readonly<Record<string, Sort['by']>> = {
  'due date|due|deadline|date|due dates|deadlines|due time|when theyre due|when they are due|time': 'due',
  'priority|importance|urgency|priorities|prio': 'priority',
  'creation date|created|creation|creation time|when i added them|date created|created date|age|date added|when they were created|when they were added|added|when i created them|newest|when i made them':
    'created',
  'title|name|alphabet|titles|alphabetical order|names|a-z|a to z': 'title',
};

export const sortDirections: Readonly<Record<string, 'asc' | 'desc' | 'usual' | 'reverse'>> = {
  'ascending|asc|earliest first|oldest first|low to high|lowest first|soonest first|from low to high|a to z|a-z|lowest to highest|ascending order|lowest on top|oldest to newest|from a to z|nearest first|from oldest to newest|first due first':
    'asc',
  [anyOf(
    'descending|desc|latest first|newest first|high to low|highest first|from high to low|z to a|z-a',
    'highest to lowest|descending order|most urgent first|most important first|highest on top',
    'newest to oldest|from z to a|from newest to oldest|furthest first|last first|important first',
    'urgent first|most recent first',
  )]: 'desc',
  'reversed|reverse|backwards|in reverse|reverse order': 'reverse',
};

/** "Alphabetically, z to a": an order by itself, which a direction behind it may turn round. */
export const wholeSorts: Readonly<Record<string, Sort>> = {
  'newest to oldest|from newest to oldest|from the newest to the oldest|most recent to oldest|newest tasks|latest tasks|most recent tasks|newest|most recent|reverse chronologically by creation':
    {
      by: 'created',
      order: 'desc',
    },
  'oldest|oldest to newest|from oldest to newest|from the oldest to the newest|in the order i added them|in the order i made them|in order of creation':
    { by: 'created', order: 'asc' },
  'alphabetically|in alphabetical order|a to z|a-z|from a to z|alphabetical order|alphabetical|alphabetized|alphabetised|in alphabetic order|by the alphabet|in abc order|a through z|alphabetic':
    { by: 'title', order: 'asc' },
  'reverse alphabetically|in reverse alphabetical order|z to a|z-a|from z to a|reverse alphabetical|reverse alphabetical order|z through a|backwards alphabetically':
    { by: 'title', order: 'desc' },
  'by soonest|by earliest|chronologically|in chronological order|in date order|in order of date|in due order|in order theyre due|in the order theyre due|in order of when theyre due|in deadline order':
    { by: 'due', order: 'asc' },
  'in priority order|in order of importance|by how important they are|by how urgent they are|in order of urgency|from most to least urgent|from most to least important|most to least important|most to least urgent|in priority':
    { by: 'priority', order: 'desc' },
  'from least to most urgent|from least to most important|least to most important|least to most urgent': {
    by: 'priority',
    order: 'asc',
  },
};

/** "The soonest deadline first": what they order by themselves, and which way any field goes with them. */
export const sortEdges: Readonly<Record<string, Sort>> = {
  'soonest|earliest|nearest|closest|due soonest|earliest due|next due|soonest due|due next|most overdue|due earliest|next':
    { by: 'due', order: 'asc' },
  'latest|furthest|farthest|due latest|latest due|furthest out': { by: 'due', order: 'desc' },
  'highest|top|most urgent|most important|urgent|important|high|with the highest|most pressing|most critical|biggest': {
    by: 'priority',
    order: 'desc',
  },
  'lowest|least urgent|least important|low|least pressing|smallest': { by: 'priority', order: 'asc' },
  'newest|most recent|latest added|most recently added|last added|recently added|youngest|most recently created|latest created|last created':
    { by: 'created', order: 'desc' },
  'oldest|first added|longest standing|earliest added|earliest created|first created': { by: 'created', order: 'asc' },
};
/** Behind such an edge: this end of the list comes first. */
export const sortFirsts =
  'first|on top|at the top|up top|at the start|up front|to the top|leading|come first|coming first';
/** "Starting with the oldest": so they come first. */
export const sortStarts = 'starting with|beginning with|start with|starting from|leading with|begin with';
