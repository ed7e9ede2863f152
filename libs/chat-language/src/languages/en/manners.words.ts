import { anyOf } from '../../text/phrases.js';

/** Said before a command, without a meaning of their own. */
export const openings = anyOf(
  'from now on|um|umm|uh|uhm|erm|hmm|if you can|if you dont mind|if its ok|if thats ok',
  'if its not too much trouble|please|pls|plz|can you please|could you please|would you please|can you',
  'could you|would you|will you|can u|could u|can we|could we|ok|okay|so|now|and|then|also|just|hey bot',
  'hi bot|hey assistant|i want you to|i would like you to|id like you to|i need you to|do me a favor and',
  'do me a favour and|would you mind|could you kindly|can you kindly|you can|you should|go ahead and',
  'please go ahead and|ok so|quickly|real quick|if you could|if possible|when you can|let us',
  'lets go ahead and|be so kind to|be so kind as to|be kind and|btw|by the way|todo bot|todobot|chatbot',
  'hey todo|i guess|i think|would you be so kind as to|would you be so kind to|would you kindly',
  'i want to be able to|help me to|feel free to|you may|you could|hey can you|hey could you|pretty please',
  'dear bot|ok now|and now|and then|and also|then also|so now|ok then|ok and|no worries|hey bot|actually',
  'kindly|i need u to|need u to|need you to|i want u to|want you to|would u|will u|can u please',
  'could u please|can u pls|could u pls|can you pls|could you pls|i should like you to|i should like to',
  'i should like|be a dear and|be a love and|be a star and|be a darling and|be an angel and|be a legend and',
  'be a pal and|be a sport and',
);
/** They count only with a comma or a point behind them. */
export const interjections = anyOf(
  'hey|hi|hello|hiya|howdy|heya|morning|afternoon|evening|phew|ugh|argh|gosh|wow|omg|whoops|jeez|sigh|yep',
  'btw|by the way|fyi|ok phew|ok so|right then|hey there|hi there|well|um|uh|hmm|oh|yo|alright|all right',
  'bot|assistant|right|maybe|perhaps|oops|sorry|hold on|great|cool|nice|perfect|finally|thanks|thank you',
  'ahem|er|erm|anyway|but|ah|yes|yeah|eh|buddy|mate|listen|quick|help me|try to|kindly|actually|plus',
  'next up|afterwards|after that',
);
/** "I want to delete 2" is a command, "I want to learn piano" a task to add. */
export const wishes = 'i want to|id like to|i would like to|i wanna|i need to|let me|lets|i wish to|i have to';
export const wishedVerbs = new Set([
  'see',
  'view',
  'show',
  'list',
  'add',
  'create',
  'delete',
  'remove',
  'rename',
  'undo',
  'reopen',
  'archive',
  'snooze',
  'mark',
  'filter',
  'sort',
  'display',
  'tag',
  'untag',
  'postpone',
  'reschedule',
  'redo',
  'search',
  'edit',
]);
/** Before a question they make a wish or a statement of it: "i wonder how many are open". */
export const wonderings = anyOf(
  'might i see|may i see|could i see|can i see|might i know|might we know|i should be glad to know',
  'i would be glad to know|id be glad to know|i would love to know|i should love to know',
  'id be curious to know|i am curious|be glad to know|glad to know|telling me|to tell me|letting me know',
  'reminding me|checking|saying|may i ask|might i ask|may i know|can i ask|could i ask|can i check',
  'could i check|can i know|could i know|tell me please|please tell|kindly tell me',
  'would you mind telling me|would you tell me|do you mind telling me|would you kindly tell me',
  'could you please tell me|can you please tell me|be so good as to tell me',
  'would you be so good as to tell me|would you be so kind as to tell me|would you let me know',
  'could you let me know|can you let me know|can you tell me|can you check|could you check|can you see',
  'can you say|i should like to know|i am trying to remember|im trying to remember|im trying to work out',
  'im trying to figure out|forgive me|pardon me|i keep losing track|i lose track|quick q|q',
  'i need you to tell me|i want you to tell me|i want know|i want to find out|i want to check|i want to see',
  'i want see|want to see|i wanna see|need to see|i need to see|i need to check|i cannot remember',
  'i do not remember|i do not know|i have a question|got a question|just tell me|only tell me|just say',
  'please say|help me remember|help me work out|we need to know|we want to know|trying to remember',
  'trying to work out|i wonder|im wondering|i am wondering|wondering|just wondering|was wondering',
  'i was wondering|curious|im curious|just curious|curious to know|im curious to know|curious about|know',
  'find out|figure out|work out|add up|tot up|no idea|ive no idea|i have no idea|not sure|im not sure',
  'i am not sure|i forget|i forgot|ive forgotten|i have forgotten|cant remember|i cant remember',
  'i cant recall|i dont remember|dont remember|i dont know|dont know|idk|remind me|remind me again|tell me',
  'check|double check|see|let me see|let me know|let me check|let me look|need to know|want to know',
  'gotta know|wanna know|i need to know|i want to know|i wanna know|i gotta know|id like to know',
  'id love to know|i would like to know|i must know|have to know|any idea|any clue|no clue|do you know',
  'do you remember|would you know|could you tell me|can you remind me|say|look up|look|help me see',
  'help me find out|i cant tell|cant tell|have a look|take a look|give me an idea|give me an idea of',
  'lets see|lets check|show me|quick question|question|one question|pray tell|remind me please',
  'please tell me|gimme|i keep forgetting|refresh my memory|forgot|forget|lost track of|ive lost track of',
  'i lost track of|i have lost track of|keep losing track of|dunno|i dunno',
);
/** Said to win time; a question may follow. */
export const pauses = anyOf(
  'quick|one thing|real quick|quickly|hey|hi|hello|yo|actually|anyway|btw|by the way|good morning',
  'good evening|good afternoon|right so|alright|alright so|hm so|now|then|honestly|gosh|god|phew|lol',
  'hang on|wait|hold on|hm|hmm|hmmm|huh|sorry|whoa|um|uh|er|erm|eh|oi|wait a minute|wait a sec',
  'wait a second|hang on a sec|hang on a minute|hold on a sec|excuse me|wait wait|so|but|and|ok|okay|well',
  'oh|ah|no wait|wait no|argh|ugh|wtf|omg|ok so|right|listen|look|please|ok but|yes but|no but|but wait',
  'wait but|just|also',
);
/** Polite words before a command that are longer than the rest of it. */
export const courtesies = anyOf(
  'would you be so good as to|would you be so kind to|would you be good enough to|be so good as to',
  'be a dear and|be a love and|be an angel and|might you|might i ask you to|may i ask you to',
  'could i ask you to|can i ask you to|can i get you to|could i get you to|could i trouble you to',
  'may i trouble you to|i must ask you to|i would ask you to|please to|if you would|if you would be so kind',
  'if you please|if it is no trouble|if it isnt too much trouble|if its no trouble|if its not a bother',
  'if it is not too much to ask|forgive me but|pardon me but|excuse me but|i should like you to',
  'id be grateful if you could|i would be grateful if you could|id appreciate it if you could',
  'i would appreciate it if you could|would it be possible to|is it possible for you to',
  'i was hoping you could|i was hoping you would|i wonder if you could|i was wondering if you could',
  'im wondering if you could|could you possibly|can you possibly|would you possibly|are you able to',
  'do you think you could|any chance you could|any chance you can|is there any chance you could',
);
/** The same behind it. */
export const closingCourtesies = anyOf(
  'or nah|or no|or what|atm|by any chance|perchance|if you would|if you please|if it is no trouble',
  'if its no trouble|if it is not too much trouble|if thats alright|if thats ok|if that is alright',
  'if that is okay|if it is convenient|if you would be so kind|if you dont mind|if you do not mind|my dear',
  'much obliged|there is a dear|theres a dear|ever so kindly|many thanks|lol|haha|hehe|lmao|xx|xoxo',
  'thanks in advance|thank you in advance|kindly please',
);
/** With one of these a question begins. */
export const questionWords =
  'what whats whatd whatre whyd which how hows when whens where wheres who whos whose why whatve is are am do does did have has was were anything any'.split(
    ' ',
  );

/** Said behind a command. */
export const closings = anyOf(
  'if it is no trouble|if its no trouble|if thats no trouble|if you please|my dear|would u|will u|can u',
  'could u|btw|obvs|please|pls|plz|thanks|thank you|thx|ty|for me|now|right now|ok|okay|would you|will you',
  'can you|could you|if you can|if you could|if possible|right away|immediately|at once|thanks a lot',
  'thank you very much|cheers|when you can|when you get a chance|kindly|then|too|as well|also',
  'instead please|thank u|buddy|mate|bot|already|if you dont mind|i guess|i think|for us|straight away',
  'already please|thanks so much|thank you so much|actually|lol|haha|will ya|real quick|quickly|ta|dear|sir',
  'this instant|my friend|alright|right|yeah|man|bro|dude|same time|so far|at the same time|keep the time',
  'keeping the time',
);
/** Words that join two commands. */
export const joiners =
  'and then|and also|then|and|also|, and then|, and also|, and|, then|;|plus|as well as|, also|. then|. and|. also|.|&|, plus|after that|and after that|, after that|and afterwards|followed by|+|and please|, please|\n|but|, but|and finally|, finally|and next|, next|, afterwards|and also please|, and please|then also|,';
/** Longer ways to ask for something, said before a command. */
export const requests = anyOf(
  'pray|i should be glad if you would|i should be glad if you could|i would be glad if you would',
  'id be glad if you would|id be glad if you could|i should be obliged if you would',
  'i would be obliged if you would|id be obliged if you would|id be obliged if youd',
  'i should be grateful if you would|i should be grateful if you could|id be grateful if youd',
  'could i trouble you to|may i trouble you to|might i trouble you to|might i ask that|may i ask that',
  'could i ask that|could i ask you to|i would ask that|i reckon|i suppose|would it be alright to',
  'would it be all right to|would it be ok to|would it be okay to|is it ok to|is it alright to',
  'any chance you could|any chance you can|i would be grateful if you would',
  'i would be grateful if you could|id be grateful if you would|id be grateful if you could',
  'i would appreciate it if you would|i would appreciate it if you could|id appreciate it if you would',
  'id appreciate it if you could|it would be great if you could|it would be nice if you could',
  'itd be great if you could|please to|do please|please do|lets|be a dear and|please be a dear and',
  'be a love and|be an angel and|be so good as to|please be so good as to|would you be so good as to',
  'might you|might we|may we|shall we|may i ask you to|might i ask you to|i must ask you to',
  'would it be possible to|is it possible to|could you possibly|can you possibly|perhaps you could',
  'perhaps you might|i wonder if you could|i was wondering if you could|i was hoping you could',
  'i should like you to|if you would',
);
