import { anyOf } from '../../text/phrases.js';

/** Said before a value they put right the one before it. */
export const corrections = anyOf(
  'no wait|wait no|no sorry|sorry no|no i mean|i mean|i meant|sorry i meant|no i meant|actually make that',
  'actually make it|no make that|no make it|make that|or rather|scratch that|strike that|actually no',
  'no actually|correction|wait actually|oops i meant|on second thought|on second thoughts|no hang on',
  'hang on no|no hold on',
);
/** These only behind a mark: "buy a sorry card" puts nothing right. */
export const plainCorrections =
  'no|nope|nah|sorry|actually|wait|rather|oops|whoops|hmm|er|uh|um|erm|my bad|my mistake|hang on|hold on';
/** Behind a correction they take back what was done before, and say nothing anew. */
export const takingBack = 'undo revert dont do stop cancel never leave keep forget put take make it that not'.split(
  ' ',
);
