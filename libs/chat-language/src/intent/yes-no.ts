import { isAt } from '../extract/reading.js';
import {
  changeAnswers,
  deleteAnswers,
  disposals,
  easyYesses,
  hesitations,
  noAnswers,
  refusals,
  yesAnswers,
} from '../languages/en/answers.words.js';
import { phraseSet, type Phrases } from '../text/phrases.js';
import { withTokens, type Scene } from './scene.js';

const yes = {
  confirm_delete: phraseSet([yesAnswers, easyYesses, deleteAnswers, disposals].join('|')),
  confirm_bulk: phraseSet([yesAnswers, easyYesses, changeAnswers].join('|')),
};
const no = phraseSet(`${noAnswers}|${refusals}`);
const hesitation = phraseSet(hesitations);
const fillers =
  ', . ! ? ... please pls thanks thx ta cheers them it that all then now just oh and the of really haan ji ok okay hmm well um umm uh uhh uhm er erm ah eh lol tbh mate so actually definitely obviously do'.split(
    ' ',
  );
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
function consistsOf(phrases: Phrases<true>, said: Scene): boolean {
  const scene = withTokens(
    said,
    said.tokens.map((token) => (token.norm === 'em' ? { ...token, norm: 'them' } : token)),
  );
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
