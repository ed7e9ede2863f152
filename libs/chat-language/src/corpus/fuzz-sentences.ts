/** Random and adversarial sentences for tests: words of the grammar in any order, odd marks, and what strains a parser. */
export function fuzzSentences(count: number, seed: number): string[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => (index % 10 === 9 ? adversarial(random) : anyWords(random)));
}

const words =
  'add buy milk call the dentist complete delete 2 3 4 move to friday next week tomorrow at 5pm and or not every other monday remind me about it that one all tasks due today overdue high priority p1 #home tag with note : , . ; ! ? ( ) & | " \' rename set make urgent undo redo last two show list what how many done is in days hours before after until for times by the a an of on 17:30 05/06 2026-06-01 half past quarter noon skip snooze repeat archive reopen کل دودھ مکمل کرو آج kal karo mujhe aaj doodh le la und der 7-Eleven info@friday.io -- … 😀 \u202e \u0000 ß İ ﷺ'.split(
    ' ',
  );

const strains = [
  'a ',
  '"',
  "'",
  'every ',
  '5 ',
  'and ',
  '(',
  '#a ',
  '1-2-3/4.5:',
  'x',
  'friday ',
  'remind me ',
  'show not ',
  'a,',
  '2 and ',
  'mark ',
  '- a\n',
  '1 day ',
  '\n',
  'move 1 to ',
  'a@b.c',
  'http://',
  '12:',
  '!!',
  'کل ',
  'kal aaj karo ',
  'set x to y ',
  'the task is done ',
  '#',
  '\\',
  'not ',
];

function anyWords(random: () => number): string {
  const length = 1 + Math.floor(random() * 14);
  return Array.from({ length }, () => pick(words, random)).join(random() < 0.05 ? '' : ' ');
}

function adversarial(random: () => number): string {
  const parts = [pick(strains, random), pick(strains, random), pick(words, random)];
  const repeated = parts[0]!.repeat(Math.ceil((random() * 4000) / parts[0]!.length));
  return `${random() < 0.5 ? `${pick(words, random)} ` : ''}${repeated}${parts.slice(1).join('')}`.slice(0, 4000);
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** A small generator of its own, so that a failing seed can be tried again. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
