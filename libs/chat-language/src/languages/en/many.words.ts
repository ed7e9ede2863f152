import { anyOf } from '../../text/phrases.js';

/** "All", and what else may stand before tasks that are not named one by one. */
export const allWords =
  'both all every everything everythings each any anything anythings whatever whatevers whichever everythin sab saare tamam'.split(
    ' ',
  );

/** All of what there is, in words of their own. */
export const wholeList = anyOf(
  'the whole list|my whole list|the entire list|my entire list|the whole todo list|my whole todo list',
  'all of my list|all of the list|everything on my list|everything on the list|everything on here',
  'everything here|everything ive got|everything i have|all i have|all ive got',
);

/** What follows is left out of many. */
export const exceptPhrases = anyOf(
  'except for|except|but not|apart from|other than|besides|excluding|all but|but|save for|bar|barring',
  'not counting|leaving out|aside from|but keep|but leave|but spare|but skip|and keep|and leave|and spare',
  ', keep|, leave|, spare|, skip|, not|, just not|, except|, except for|, but|, but not|, but keep',
  ', but leave|, apart from|, and keep|, and leave|, bar|unless its|unless theyre|unless it is',
  'unless they are|unless thats|, unless its|, unless theyre|as long as its not|if its not|if theyre not',
  'if it isnt|if they arent',
);

/** "Leave 1 alone". */
export const sparedTails =
  'alone|out|be|as is|as it is|as they are|open|in|in there|there|on|on there|on it|in place|where it is|where they are|untouched|for now|for later|out of it|out of this|please|pls|though|thanks|of course|obviously';
