import type { Token } from '../text/tokens.js';
import { isCreation } from './doubt.js';
import type { Draft } from './draft.js';
import { withTokens, type Scene } from './scene.js';

/** "The report's due friday now", "5's done": an "'s" that owns nothing is an "is". */
export function withShortIs(scene: Scene, commandOf: (scene: Scene) => Draft | undefined): Draft | undefined {
  const place = scene.tokens.findIndex(isShort);
  if (place < 0) return undefined;
  const tokens = scene.tokens.flatMap((token, at) => (at === place ? apart(token) : [token]));
  const draft = commandOf(withTokens(scene, tokens));
  return draft && !isCreation(draft) && (draft.command.resolvesTo || draft.command.candidates) ? draft : undefined;
}

function isShort({ raw, kind }: Token, at: number): boolean {
  return kind === 'word' && /['’]s$/i.test(raw) && (at > 0 || raw.length > 2);
}

function apart(token: Token): Token[] {
  const cut = token.end - 2;
  const is: Token = { ...token, raw: token.raw.slice(-2), norm: 'is', start: cut, possessive: false };
  if (token.raw.length === 2) return [is];
  const owner = { ...token, raw: token.raw.slice(0, -2), norm: token.norm.slice(0, -1), end: cut, possessive: false };
  return [owner, { ...is, gap: false }];
}
