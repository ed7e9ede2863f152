/** Names in which a word of the calendar, or one of a command, means nothing of the kind: they stay as they are. */
export const urduNames =
  'peer sahab|peer sahib|pir sahab|pir sahib|peer baba|mangal bazar|itwar bazar|juma bazar|jumma bazar|budh bazar|peer bazar|پیر صاحب|پیر بابا|منگل بازار|اتوار بازار|جمعہ بازار|بدھ بازار';
