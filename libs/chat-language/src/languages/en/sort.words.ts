import type { Sort } from '../../understanding.js';

export const sortLeads =
  'sorted by|sort by|sort them by|sort it by|sort my tasks by|sort tasks by|sort the list by|sort my list by|sort everything by|order by|ordered by|order them by|order my tasks by|order tasks by|by|arranged by|arrange by|arrange them by|rank by|ranked by|sorted on|sort on|sorting by|sort all by|sort all tasks by|arrange my tasks by|rank my tasks by|rank tasks by|organize by|organise by|in order of|sorted according to';

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
  'descending|desc|latest first|newest first|high to low|highest first|from high to low|z to a|z-a|highest to lowest|descending order|most urgent first|most important first|highest on top|newest to oldest|from z to a|from newest to oldest|furthest first|last first|important first|urgent first|most recent first':
    'desc',
  'reversed|reverse|backwards|in reverse|reverse order': 'reverse',
};

export const wholeSorts: Readonly<Record<string, Sort>> = {
  'newest tasks first|newest tasks|latest tasks first|latest tasks|most recent tasks|most recent first|newest first|most recent first|latest added first|newest on top|most recently added first|last added first|recently added first|newest|most recent':
    { by: 'created', order: 'desc' },
  'oldest tasks first|oldest first|oldest on top|first added first|oldest': { by: 'created', order: 'asc' },
  'most urgent first|highest priority first|most important first|important ones first|high priority first|urgent first|important first|urgent ones first|highest first|with the highest priority first':
    { by: 'priority', order: 'desc' },
  'lowest priority first|least important first|low priority first|least urgent first': { by: 'priority', order: 'asc' },
  'alphabetically|in alphabetical order|a to z|a-z|from a to z|alphabetical order|alphabetical': {
    by: 'title',
    order: 'asc',
  },
  'reverse alphabetically|in reverse alphabetical order|z to a|z-a|from z to a': { by: 'title', order: 'desc' },
  'earliest first|soonest first|due soonest first|earliest due first|nearest deadline first|next due first|soonest due first|earliest deadline first|by soonest|by earliest':
    { by: 'due', order: 'asc' },
  'latest first|furthest first|due latest first|latest due first|latest deadline first': { by: 'due', order: 'desc' },
};
