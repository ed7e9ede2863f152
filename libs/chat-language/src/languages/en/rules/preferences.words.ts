import type { Rule } from '../../../intent/handlers.js';

/** Time zone, quiet hours, summary, language, dates. */
export const preferencesRules: readonly Rule[] = [
  // Preferences
  {
    does: 'noQuietHours',
    patterns: [
      '<stop>|no|end|forget|never_mind|turn_off (my|the) quiet_hours|quiet_time|do_not_disturb|dnd|silent_hours',
      'turn (my|the) quiet_hours|quiet_time|do_not_disturb|dnd off',
      'quiet_hours|do_not_disturb|dnd off|none',
      'i_dont_want|i_dont_need (any) quiet_hours (anymore)',
      'you_can|feel_free_to|its_ok_to disturb|notify|remind me|us any_time|anytime|at_any_time|around_the_clock',
    ],
  },
  {
    does: 'quietHours',
    patterns: [
      '(set|make|change|update|my|add|use|keep|turn_on|enable|i_want) (my|the) quiet_hours|quiet_time|quiet_hour|silent_hours|do_not_disturb|dnd|quiet_period|night_mode (are|is|should_be|to|:|hours|from|mode|on|at|=) {times}',
      '<noDisturb> (me) (anything) (with_reminders|with_notifications|any_reminders|any_notifications|reminders|notifications|at_all|anymore) (between|from) {times}',
      '<noDisturb> (me) (anything) (between|from) {times}',
      'no reminders|notifications|messages|alerts|disturbance|disturbances|pings|interruptions|emails (please) (between|from) {times}',
      'be quiet|silent (between|from) {times}',
      'keep quiet|silent (between|from) {times}',
      'quiet|silence|silent|mute|mute_notifications|mute_reminders|silence_notifications|mute_me|mute_everything|pause_notifications|pause_reminders|hold_notifications|hold_reminders|hold_my_notifications (between|from) {times}',
      'i|im sleep|asleep|am_asleep|go_to_bed|am_sleeping|sleeping (between|from) {times}',
      'set|change (my) quiet (hours|time) (to|from|between) {times}',
      'let me sleep (between|from) {times}',
    ],
  },
  {
    does: 'noDigest',
    patterns: [
      '<stop>|no|no_more|end|stop_sending|stop_sending_me|dont_send|dont_send_me|do_not_send|do_not_send_me|i_dont_want|i_dont_need|unsubscribe_from|stop_with|skip|cancel_my (me) (my|the|a|any) <digestWords> (<noLonger>|emails|please|for_now)',
      'turn|switch (my|the) <digestWords> off',
      '<digestWords> off',
      'my|the <digestWords> off',
      'no <digestWords> (please|<noLonger>)',
    ],
  },
  {
    does: 'digest',
    patterns: [
      '<digestVerb> (me) (my|the|a|an) <digestWords> (email|mail|message) {time}',
      '<digestVerb> (me) (my|the|a|an) <digestWords> (email|mail|message) (every_day|each_day|every_morning|each_morning|daily) (at|to|for) {time}',
      '(my|the) <digestWords> (is|should_be|should_come|comes|time|should_arrive) (at|to|for) {time}',
      '<digestWords> {time}',
      '<digestVerb> (me) (my|the|a|an) <digestPlain> every_day|each_day|daily|every_morning|each_morning|every_evening (at) {time}',
      '<digestVerb> (me) (my|the|a|an) <digestWords>',
      'turn|switch (my|the) <digestWords> on',
      '<digestVerb> (me) (a|the|my) <digestPlain> every_day|each_day|daily|every_morning|each_morning',
      'every_day|each_day|every_morning|each_morning|daily at {time} (,) <digestVerb> (me) (a|the|my) <digestPlain>|<digestWords>',
      'every_morning|each_morning (,) <digestVerb> (me) (a|the|my) <digestPlain>|<digestWords>',
      '<digestVerb> (me) (my|the|a) tasks|todos|day|list|agenda|plan every_day|each_day|daily|every_morning|each_morning (at) {time}',
      'at {time} (every_day|each_day|daily|every_morning) <digestVerb> (me) (my|the|a) <digestPlain>|<digestWords>',
    ],
  },
  {
    does: 'timezone',
    patterns: [
      '(set|change|update|switch|use|make|my|put) (my|the) timezone|time_zone|tz|zone|timezones|time-zone|clock (is|to|as|:|should_be|now|=|into) (now) (the) {zone}',
      'use (the) {zone} timezone|time_zone|time',
      'switch|change|set (me|it|my_time|times|my_clock) to (the) {zone} timezone|time_zone|time',
      'im|i_am|ive_moved|i_moved|i_have_moved|i_live|im_living|i_am_living|im_now|i_just_moved|im_based|im_travelling|im_traveling|i_am_now|i_am_based|we_moved|i_relocated|ive_relocated|im_moving|i_just_landed|i_just_arrived|im_currently|i_am_currently|ive_just_moved|im_staying|i_landed|ive_arrived|i_flew|i_arrived|i_travel (now|currently) in|to|at (the) {zone} (now|timezone|time_zone|time|these_days|at_the_moment|currently|for_now|this_week|today)',
      '{zone} is my timezone|time_zone',
      'i_am|im on|in {zone} time',
    ],
  },
  {
    does: 'language',
    variant: 'ur-Latn',
    patterns: [
      '<speak> (in) roman_urdu|urdu_in_latin|urdu_in_roman|romanized_urdu|romanised_urdu|urdu_roman|urdu_in_latin_script|urdu_in_latin_letters|urdu_in_english_letters|urdu_in_roman_script|urdu_with_latin_letters|latin_urdu|urdu_in_roman_letters',
      'roman_urdu (please)',
      '<languageWord> (is|to|:|should_be|=|as|into) roman_urdu|urdu_in_latin_script|urdu_in_roman_script',
    ],
  },
  {
    does: 'language',
    variant: 'ur',
    patterns: [
      '<speak> (in) urdu|urdu_script',
      'urdu please',
      '<languageWord> (is|to|:|should_be|=|as|into) urdu',
      'urdu',
      'i_speak|i_prefer urdu',
    ],
  },
  {
    does: 'language',
    variant: 'en',
    patterns: [
      '<speak> (in) (back_to) english',
      'english please',
      '<languageWord> (is|to|:|should_be|=|as|into) english',
      'english',
      'i_speak|i_prefer english',
      'switch|go back to english',
    ],
  },
  {
    does: 'dayFirst',
    variant: 'false',
    patterns: [
      '<useDates> <monthFirst>',
      '<monthFirst> (please)',
      '<dateWords> <monthFirst>',
      'i write|read|put|use (the) (dates|my_dates) <monthFirst>',
      'i (write|put|use|say) the_month_first|month_first|months_first',
      'month comes|goes|is first (in_dates|please)',
      'put (the) month first (in_dates)',
      'the month comes|goes first',
      'set|read|interpret|write|treat|use (my|the) dates|date_format (as|to|in) <monthFirst>',
      'read|interpret|treat {text} as <monthFirst>',
    ],
  },
  {
    does: 'dayFirst',
    variant: 'true',
    patterns: [
      '<useDates> <dayFirst>',
      '<dayFirst> (please)',
      '<dateWords> <dayFirst>',
      'i write|read|put|use (the) (dates|my_dates) <dayFirst>',
      'i (write|put|use|say) the_day_first|day_first|days_first',
      'day comes|goes|is first (in_dates|please)',
      'put (the) day first (in_dates)',
      'the day comes|goes first',
      'set|read|interpret|write|treat|use (my|the) dates|date_format (as|to|in) <dayFirst>',
      'read|interpret|treat {text} as <dayFirst>',
    ],
  },
];
