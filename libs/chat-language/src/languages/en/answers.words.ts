import { anyOf } from '../../text/phrases.js';

export const yesAnswers = anyOf(
  'yes|y|yep|yeah|yup|yea|yess|yes please|sure|ok|okay|k|alright|all right|go ahead|do it|do that|confirm',
  'confirmed|proceed|please do|of course|certainly|absolutely|definitely|correct|exactly|right|affirmative',
  'aye|go for it|go on|sure thing|im sure|i am sure|yes im sure|that is right|thats right|thats correct',
  'sounds good|fine|please go ahead|make it so|ya|yes do it|do them all|go|ji|ji haan|haan|han|جی|ہاں',
  'جی ہاں|haan ji|theek hai|thik hai|ٹھیک ہے|ضرور|zaroor|bilkul|بالکل|kar do|kardo|کر دو|100%|true',
  'i confirm|i do|yes of course|by all means|indeed|agreed|uh huh|roger|why not|yes confirm|yes go ahead',
  'without a doubt|yes all of them|hell yes|for sure|totally|karo|bilkul karo|zaroor karo|ضرور karo|jee',
  'jee haan',
);
/** The same, off the cuff. */
export const easyYesses =
  'yes all|go ahead then|go on then|crack on|please go on|fire away|be my guest|thumbs up|you bet|sure do|yes do|yes do that|of course do it|absolutely do it';
/** A yes to a deletion only: "complete them" is none. */
export const deleteAnswers =
  'delete|delete them|delete it|delete them all|delete all|delete all of them|delete both|remove them|remove it|remove them all|delete karo|yes delete';
/** The same in other verbs of the kind. */
export const disposals = anyOf(
  'nuke them|bin them|wipe them|erase them|get rid of them|trash them|clear them|dump them|scrap them',
  'chuck them|ditch them|drop them|kill them|lose them|get rid of it|bin it|erase it|wipe it|delete the lot',
  'bin the lot|get rid of the lot|wipe the lot',
);
/** A yes to any other change. */
export const changeAnswers = 'complete|complete them|complete it|complete them all|complete all|change them|done karo';
export const noAnswers = anyOf(
  'کوئی nahi|koi nahi|none nahi|no|n|nope|nah|no thanks|no thank you|cancel|cancel that|cancel it|stop|dont',
  'do not|dont do it|dont do that|abort|never|never mind|nevermind|nvm|forget it|wait|no way|not now',
  'not at all|neither|none|none of them|neither of them|neither one|none of those|neither of those|leave it',
  'leave them|leave them alone|keep them|keep it|keep them all|nothing|not that|no dont|please dont',
  'negative|hold on|absolutely not|definitely not|of course not|no wait|dont delete|dont delete them',
  'dont delete it|nahi|nahin|na|نہیں|ji nahi|جی نہیں|rehne do|رہنے دو|mat karo|مت کرو|koi nahi|کوئی نہیں',
  'i changed my mind|changed my mind|better not|rather not|no stop|stop it|false|none of these',
  'neither of these|id rather not|i dont want that|no leave it|leave it alone|dont bother|not really',
  'certainly not|no no|hell no|scratch that|skip it|another one|something else|no one|none of the above',
  'not these|not those|not either|forget about it|let it be|dono nahi|دونوں نہیں|actually no',
  'on second thought no|oops no|nooo|nay|ruko|ruk jao|رکو|رک جاؤ|not yet|later|maybe later|not right now',
  'kuch nahi|کچھ nahi|hargiz nahi|ہرگز nahi|nahi karo|rehne two|rehne|رہنے two|bilkul nahi|بالکل nahi',
  'delete nahi karo|nahi delete karo|it nahi|leave them all|leave them all as they are|leave everything',
  'leave everything as it is|keep them as they are|keep it as it is|as they are|none of em|neither of em',
  'both nahi|rehne dein|rehne de|رہنے دیں|nahi rehne dein|skip|it skip',
);
/** A no to what was offered: all of it shall stay. */
export const refusals = anyOf(
  'i dont want|i dont want to|i do not want|i do not want to|i dont|i dont wish to|leave em|keep em all',
  'neither please|dont delete either|delete neither|delete none|dont do either|not either of them',
  'not either one|neither thanks|neither actually|leave both|keep both|leave both of them|keep both of them',
  'leave them both|keep them both|leave them be|leave it be|leave them as they are|leave it as it is',
  'leave all of them|let them be|dont touch them|dont touch it|dont touch anything|hands off|not a chance',
  'no chance|god no|please no|no please|oh no|i didnt mean that|hang on|wait no|no no no',
  'id rather keep them|id rather keep it|on second thoughts no|second thoughts no|i want to keep them',
  'i want to keep it|keep all of them|keep everything',
);
/** Neither yes nor no. */
export const hesitations = anyOf(
  'hmm|hm|hmmm|um|uh|umm|well|maybe|perhaps|probably|not sure|im not sure|i am not sure|i dont know',
  'dont know|idk|no idea|let me think|let me see|i guess|i guess so|i think so|good question|are you sure',
  'shayad|شاید|pata nahi|پتا nahi|pta nahi|i cant decide|cant decide|hard to say|dunno|which|huh|what',
);
