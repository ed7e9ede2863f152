import { isAt } from '../extract/reading.js';
import { changeAnswers, deleteAnswers, hesitations, noAnswers, yesAnswers } from '../languages/en/answers.words.js';
import { phraseSet, type Phrases } from '../text/phrases.js';
import type { Scene } from './scene.js';

const yes = {
  confirm_delete: phraseSet(`${yesAnswers}|${deleteAnswers}`),
  confirm_bulk: phraseSet(`${yesAnswers}|${changeAnswers}`),
};
const no = phraseSet(noAnswers);
const hesitation = phraseSet(hesitations);
const fillers = [
  ',',
  '.',
  '!',
  '?',
  'please',
  'thanks',
  'them',
  'it',
  'that',
  'all',
  'then',
  'now',
  'just',
  'oh',
  'and',
  'the',
  'of',
  'really',
  'haan',
  'ji',
  'ok',
  'okay',
  'hmm',
  'well',
  'um',
  'uh',
  'actually',
  'do',
];
const thumbs = { up: /^(?:👍|👌|✅)/u, down: /^(?:👎|❌)/u };

/** Whether it agrees to what was asked: the verb of the question may be said again, another one is no yes. */
export function saysYes(asked: keyof typeof yes, scene: Scene): boolean {
  return consistsOf(yes[asked], scene) || isOnly(thumbs.up, scene);
}

export function saysNo(scene: Scene): boolean {
  return consistsOf(no, scene) || isOnly(thumbs.down, scene);
}

/** "Hmm", "not sure": neither yes nor no. */
export function hesitates(scene: Scene): boolean {
  return consistsOf(hesitation, scene);
}

/** The scene is made of such phrases and fillers. */
function consistsOf(phrases: Phrases<true>, scene: Scene): boolean {
  let [at, count] = [0, 0];
  while (at < scene.tokens.length) {
    const found = phrases.at(scene.tokens, at);
    if (found) [at, count] = [found.next, count + 1];
    else if (scene.tokens[at]!.kind === 'mark' || isAt(scene, at, ...fillers)) at += 1;
    else return false;
  }
  return count > 0;
}

function isOnly(sign: RegExp, { tokens }: Scene): boolean {
  return tokens.length > 0 && tokens.every(({ norm }) => sign.test(norm));
}
