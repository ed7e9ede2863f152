import type { Rule } from '../../../intent/handlers.js';

/** Greeting, thanks, help, out of scope. */
export const talkRules: readonly Rule[] = [
  { does: 'list', variant: 'strict', patterns: ['everything|anything {filter}'] },
  { does: 'list', variant: 'match', patterns: ['look_for|look_up|lookup|locate|search_for|find_my {filter}'] },
  { does: 'talk', variant: 'out_of_scope', patterns: ['<show> {text:nouns}'] },
  // Talk
  {
    does: 'talk',
    variant: 'greeting',
    patterns: [
      '<greet> (there|bot|assistant|everyone|again|everybody|friend|buddy|todo|mate|team|guys|my_friend|chatbot|robot|dear|all|you|folks|sir|computer)',
      '<greet> , <greet>',
      '<greet> (there) (,) how_are_you|how_are_you_doing|hows_it_going|how_are_things|whats_up|how_are_you_today|how_do_you_do|hows_things|how_is_it_going|how_you_doing|how_have_you_been',
    ],
  },
  {
    does: 'talk',
    variant: 'smalltalk',
    patterns: [
      '<thanks> (a_lot|so_much|very_much|again|bot|for_that|for_the_help|for_your_help|for_everything|buddy|a_bunch|a_million|anyway|though|mate|man|for_helping|for_reminding_me|all|you|everyone|everybody|for_the_reminder|loads|heaps|kindly|then|for_now|dear|friend|assistant)',
      'thank you (a_lot|so_much|very_much|again)',
      '<praise> (,|-) (<thanks>) (a_lot|so_much|very_much|for_that|you)',
      '<praise> (job|work|one|bot|stuff|thanks|!|done|all)',
      '<bye> (bye|for_now|then|later|night|everyone|bot|now|all|guys)',
      '<chat>',
      'ok|okay|alright|great|cool|perfect|nice|good|yes|awesome|super|lovely|fine|right|wonderful , <thanks> (a_lot|so_much)',
      'ok|okay|alright|great|cool|perfect|nice|good|yes|awesome|lovely|wonderful <thanks> (a_lot|so_much|for_that)',
      '<affirm>',
      '<deny>',
      '<thanks> (,) <praise>',
      '<thanks> (,) <bye>',
      'no|nope|nah|no_, thanks|thank_you|thats_all|thats_it|im_good|im_fine|not_now (,) (thanks|thank_you)',
      'no , thanks|thank_you|thats_all|thats_it',
      '<bye> , <thanks>',
      'how is|was your day|weekend|night',
    ],
  },
  {
    does: 'talk',
    variant: 'help',
    patterns: [
      'help|help_me|help_please|what_can_you_do|what_can_i_say|what_can_i_ask|what_can_i_ask_you|how_do_you_work|how_does_this_work|how_does_it_work|commands|what_commands_are_there|show_help|show_me_help|usage|what_do_you_do|how_do_i_use_this|how_do_i_use_you|what_are_you_able_to_do|what_can_you_help_with|what_can_you_help_me_with|examples|give_me_examples|show_me_examples|show_examples|i_need_help|i_need_some_help|can_you_help|can_you_help_me|could_you_help_me|list_commands|show_commands|list_of_commands|what_else_can_you_do|how_can_you_help_me|how_can_you_help|how_to_use_this|how_to_use|what_are_your_commands|what_do_you_understand|what_commands_do_you_understand|what_commands_do_you_know|manual|instructions|tutorial|im_lost|im_stuck|i_am_lost|i_dont_know_what_to_say|what_are_your_features|what_features_do_you_have|features|man|how_do_i_start|how_do_i_begin|getting_started|what_does_this_do|what_should_i_say|how_do_i_talk_to_you|what_languages_do_you_speak|which_languages_do_you_speak|what_languages_do_you_understand|which_languages_do_you_understand|show_me_what_you_can_do|tell_me_what_you_can_do|what_can_this_do|what_can_this_bot_do|what_is_this|give_me_some_examples|give_me_an_example|help_with_commands|how_do_you_do_this|how_does_this_bot_work|teach_me|what_are_the_commands|show_me_the_commands|faq|guide|show_me_around|give_me_help|support|assist_me|can_i_get_help|can_i_get_some_help|what_kind_of_things_can_you_do|what_things_can_you_do|what_sort_of_things_can_you_do|what_all_can_you_do|i_dont_understand|im_confused|i_am_confused|explain_how_this_works|explain_how_you_work',
      'how do|can|would|could|should|to (i|you|we) <helpVerb> {text}',
      'how <helpVerb> {text}',
      'can|do you (only) understand|speak|know {text}',
      'help (me) with (the) {text}',
      'what|which happens|does_it_do when|if i {text}',
      'what is the_command|command for {text}',
      'whats the_command|the_syntax for|to {text}',
      'is it possible to {text}',
      'show_me|tell_me|explain|teach_me (to_me) how to|i|do_i|i_can|can_i {text}',
      'how to {text}',
    ],
  },
  {
    does: 'talk',
    variant: 'out_of_scope',
    patterns: [
      '<outside> {text}',
      '<outside>',
      'who|whom|whose|whatever {text}',
      'what|whats|why|how|where|when|which|who|whos|wheres|whens (is|are|was|were|do|does|did|the|would|will|should|can|could|many|much) {text:any}',
      'does|did|is|are|was|were|would|could|can|has|am|will you|i|we|he|she|it|they|the|there|this|that|my|anyone|anybody|people {text:any}',
      'should|will|may|do|have you|i|we|he|she|it|they|anyone|anybody {text:any}',
    ],
  },
];
