import { anyOf, wordsIn } from '../../text/phrases.js';

/** Words of manner: a clause of nothing else, or a run of them at the edge of a sentence, says nothing to do. */
export const fillers = anyOf(
  'if it is no trouble|if its no trouble|if thats no trouble|if it isnt too much trouble',
  'if you would be so kind|at your convenience|when convenient|good evening to you|good morning to you',
  'totally|completely|really|basically|good morning|good afternoon|good evening|good day|morning all',
  'finally|at last|obvs|obviously|of course|clearly|btw|by the way|fyi|again|once more|oi|nah|so yeah',
  'yeah so|well yeah|all of them|every one of them|every last one|the whole lot|dont ask|dont ask me|dont ask for confirmation|and dont ask|and dont ask me|without confirmation',
  'and dont ask for confirmation|no confirmation needed|dont make me confirm|skip the confirmation',
  'no need to ask|without asking|without asking me|no questions asked|dont bother asking|dont worry',
  'no worries|no problem|quick one|quick one for you|quickly|one more|one more thing|one other thing',
  'another one|another thing|last one|last thing|first thing|first|first off|first of all|to start with',
  'before i forget|while i remember|while im at it|while i think of it|while youre at it|lest i forget',
  'in case i forget|keeping it short|keeping it brief|keep it short|in a hurry|in a rush|in brief',
  'long story|long story short|short version|as usual|as always|my bad|my mistake|my fault|oh and|oh yeah',
  'oh yes|oh right|oh well|oh dear|oh no|oh god|yay|woohoo|hooray|woo|woop|whew|whoa|aargh|grr|gah|argh|hm',
  'hmmm|mhm|aha|ooh|honestly|frankly|tbh|ngl|imo|for real|for sure|seriously|literally|basically',
  'please and thanks|pretty please|if u can|if thats alright|if thats possible|if you would|if you please',
  'when you have a sec|when you get a sec|when you have a moment|when youve got a sec|when u can|promise',
  'i promise|i swear|innit|yeah no|apologies|so sorry|im so sorry|whoops|oopsie|what a day|what a week',
  'what a mess|what a nightmare|thank god|thank goodness|thank heavens|luckily|sadly|unfortunately',
  'fortunately|thankfully|annoyingly|just so you know|for the record|heads up|good news|bad news|great news',
  'quick question|question|question for you|one question|just curious|curious|just checking|just wondering',
  'wondering|i wonder|i was wondering|im wondering|im curious|ive been wondering|no idea|not now',
  'ta very much|ta much|thanks a bunch|thanks a million|thanks in advance|thx in advance|much appreciated',
  'appreciate it|appreciated|good bot|youre the best|youre a star|youre great|you rock|you legend|legend',
  'brilliant|awesome|amazing|excellent|lovely|superb|fab|good job|nice one|well done|great work|hang on',
  'hold up|one sec|just a sec|right so|ok so|so yeah|anyways|anyway|moving on|next|lastly|also|k|kk|okey',
  'righto|see|look|listen|omg|ffs|damn|dammit|crap|bloody hell|good grief|jeez|geez|blimey|crikey|lol|haha',
  'hehe|if anything|if any|if at all|two things|three things|four things|a few things|a couple of things',
  'couple of things|couple things|few things|2 things|3 things|some things|big day|long day|busy day',
  'busy week|busy morning|long week|rough day|crazy day|crazy week|quick q|quick update|quick change',
  'small change|slight change|change of plan|change of plans|new plan|plans changed|one quick thing',
  'quick thing|quick favour|quick favor|hope ur well|hope youre well|hope you are well|hope all is well',
  'hope alls well|starting over|fresh start|clean slate|phew',
);

/** A reason may also come first: "while i'm here", "as she's ill". */
export const frontReasons =
  'because|since|as i|as im|as ive|as we|as were|as its|as she|as shes|as he|as hes|as they|as theyre|while|now that|now im|seeing as|seeing that|given that';

/** Who talks, or what of: a sentence of nothing else is talk. */
export const speakers = 'i we you u ur he she they that it this there'.split(' ');
export const contractions = 'ur im ive weve youre youve hes shes theyre thats its theres'.split(' ');

/** Such a word begins a clause also without a mark before it: "snooze that for an hour I'm in a meeting" … */
export const runOnSubjects = 'im its shes hes theyre'.split(' ');
/** … unless one of these leads to it: "delete 3 if it's done". */
export const clauseLeads =
  'if when once that which because until till unless while as what where how why who everything whatever anything the than after before since so and or but like ones those tasks task things thing one whether think say says know hope sure'.split(
    ' ',
  );

/** Whom it is said to, behind a command. */
export const addresses = 'love|hun|honey|darling|pal|team|folks|guys|everyone|my dear|dude|bot|x|xx|xxx|xoxo';

/** Polite turns of phrase that only stand before a command. */
export const frontFillers = anyOf(
  'please to|do please|please do|do|might you|might we|may i ask|may i ask you to',
  'would you be so good as to|would you be good enough to|would you mind telling me|id be grateful if you',
  'i would be grateful if you|i would be grateful if you could|id appreciate it if you could',
  'i would appreciate it if you could|forgive me|excuse me|pardon me|but|could i trouble you to',
  'could i ask you to|i wonder if you could|i was wondering if you could|i was hoping you could',
  'any chance you could|any chance you can|any chance u could',
);

/** Said by somebody of somebody, not to be done: "i never went", "she's at the vet's". */
export const subjects =
  'i im ive id ill we weve wed were you youre youve u ur he hes she shes they theyre theyve theyll it its itll that thats this there theres everyone everybody nobody someone somebody my our his her their everything nothing'.split(
    ' ',
  );

export const firstPersons = 'i im ive id ill we weve were wed well'.split(' ');

/** A clause that begins so says why: "because she moved". */
export const reasons =
  'because|cause|cuz|coz|cos|bc|since|as i|as im|as ive|as we|as were|as its|as it|as she|as shes|as he|as hes|as they|as theyre|as there|now that|seeing as|given that|seeing that|in case';

/** Behind a subject they make a sentence of what is told: "the train is late". */
export const tellingVerbs = wordsIn(
  'is are am was were be been isnt arent wasnt werent has have had hasnt havent got get gets came went did',
  'didnt does doesnt do dont said says told called cancelled canceled moved changed broke died quit left',
  'needs need wants want keeps keep cant couldnt wont will would feel feels felt hate love took takes cost',
  'turned ended',
);

/** How or where somebody is, without a subject, where a place, a time or nothing follows: "stuck in traffic", "away tomorrow". */
export const states =
  'off out away back stuck busy late sick ill tired exhausted knackered lost home abroad offline swamped overwhelmed snowed caught held delayed behind hungover forgot done finished sorry early short jetlagged stranded unwell free lazy'.split(
    ' ',
  );

/** They begin such a clause whatever follows. */
export const stateLeads =
  'too so still just no nothing nobody feeling cant couldnt forgot meant realised realized remembered thought figured decided hope hoping knew know heard guess'.split(
    ' ',
  );

export const places = 'in at on off under between'.split(' ');

/** What follows a state: "running late", "away till friday". */
export const stateFollowers =
  'in at on off out to for with from late sick ill up down back home over away around through ready again all atm rn lately by of after before till until today tonight tomorrow now this next the a my so as about and still here there early'.split(
    ' ',
  );

/** They end like what somebody is doing and are things to do. */
export const nounsInIng =
  'meeting training wedding shopping cleaning parking hearing briefing viewing fitting morning evening something anything pudding building clothing'.split(
    ' ',
  );

/** At the beginning of a clause they take back, limit or question what was said: it is never passed over. */
export const reservationsFirst =
  'but or not no nope nah never nevermind only just except without apart besides should shouldnt could dont stop hold forget instead'.split(
    ' ',
  );

/** And these anywhere in it. */
export const reservations =
  'maybe perhaps unsure unless if until till instead kidding joking jk wait whether except nvm nevermind sure think guess'.split(
    ' ',
  );

/** A clause with one of these and a time says when the task is due: "i need it by 5". */
export const objectPronouns = 'it its itll that thats this them those these'.split(' ');
