/** Said before a command, without a meaning of their own. */
export const openings =
  'from now on|um|umm|uh|uhm|erm|hmm|if you can|if you dont mind|if its ok|if thats ok|if its not too much trouble|please|pls|plz|can you please|could you please|would you please|can you|could you|would you|will you|can u|could u|can we|could we|ok|okay|so|now|and|then|also|just|hey bot|hi bot|hey assistant|i want you to|i would like you to|id like you to|i need you to|do me a favor and|do me a favour and|would you mind|could you kindly|can you kindly|you can|you should|go ahead and|please go ahead and|ok so|quickly|real quick|if you could|if possible|when you can|let us|lets go ahead and|be so kind to|be so kind as to|be kind and|btw|by the way|todo bot|todobot|chatbot|hey todo|i guess|i think|would you be so kind as to|would you be so kind to|would you kindly|i want to be able to|help me to|feel free to|you may|you could|hey can you|hey could you|pretty please|dear bot|ok now|and now|and then|and also|then also|so now|ok then|ok and|no worries|hey bot|actually|kindly';
/** They count only with a comma or a point behind them. */
export const interjections =
  'hey|hi|hello|hiya|howdy|heya|morning|afternoon|evening|phew|ugh|argh|gosh|wow|omg|whoops|jeez|sigh|yep|btw|by the way|fyi|ok phew|ok so|right then|hey there|hi there|well|um|uh|hmm|oh|yo|alright|all right|bot|assistant|right|maybe|perhaps|oops|sorry|hold on|great|cool|nice|perfect|finally|thanks|thank you|ahem|er|erm|anyway|but|ah|yes|yeah|eh|buddy|mate|listen|quick|help me|try to|kindly|actually|plus|next up|afterwards|after that';
/** "I want to delete 2" is a command, "I want to learn piano" a task to add. */
export const wishes = 'i want to|id like to|i would like to|i wanna|i need to|let me|lets|i wish to|i have to';
export const wishedVerbs = new Set([
  'see',
  'view',
  'show',
  'list',
  'know',
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
/** Said behind a command. */
export const closings =
  'please|pls|plz|thanks|thank you|thx|ty|for me|now|right now|ok|okay|would you|will you|can you|could you|if you can|if you could|if possible|right away|immediately|at once|thanks a lot|thank you very much|cheers|when you can|when you get a chance|kindly|then|too|as well|also|instead please|thank u|buddy|mate|bot|already|if you dont mind|i guess|i think|for us|straight away|already please|thanks so much|thank you so much|actually|lol|haha|will ya|real quick|quickly|ta|dear|sir|this instant|my friend|alright|right|yeah|man|bro|dude|same time|so far|at the same time|keep the time|keeping the time';
/** Words that join two commands. */
export const joiners =
  'and then|and also|then|and|also|, and then|, and also|, and|, then|;|plus|as well as|, also|. then|. and|. also|.|&|, plus|after that|and after that|, after that|and afterwards|followed by|+|and please|, please|\n|but|, but|and finally|, finally|and next|, next|, afterwards|and also please|, and please|then also|,';
