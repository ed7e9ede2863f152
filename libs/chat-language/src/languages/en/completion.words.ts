import { anyOf } from '../../text/phrases.js';

/** "Counted from when I last finished it": the words that say so, in the order in which they stand; all but the first and the last may be missing. */
export const completionLead =
  'after|from|since|once|when|following|counting from|counted from|based on|starting from|starting after';
export const completionMoment =
  'when|the day|the date|the moment|the time|the last time|the point|each time|every time|each|every|last|the last|the|its|my last|whenever|that';
export const completionSubject = anyOf(
  'i|ive|i have|i last|ive last|i actually|we|weve|we have|it|its|it is|it was|it has been|it gets|it got',
  'its been|its last|it was last|being|last being|im|i am|the last one is|the last one was|the task is',
  'its actually|that is|thats|theyre|they are',
);
export const completionVerb =
  'completion|completing|complete|completed|done|doing|do|did|finish|finished|finishing|tick|ticked|ticking|check|checked|marked done|marking|mark|get done|done last|completion date|completion day|getting done|getting|got';
export const completionObject =
  'it off|off|it done|it as done|it|them|that|this|date|the task|last|done|completed|with it';
