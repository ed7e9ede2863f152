import { anyOf } from '../../text/phrases.js';

/** "For 3, make it high": what the rest is about. */
export const topicLeads =
  'on|for|with|about|regarding|re|as for|as to|concerning|as regards|with regard to|with regards to|speaking of|on the subject of|when it comes to|in|to';

/** "The dentist got moved, its thursday now": what is told of the task before the command. */
export const topicTails = anyOf(
  'needs to be done sooner|needs doing sooner|needs to be sooner|needs to be later|cant wait',
  'is bigger than i thought|is off|is cancelled|is canceled|got cancelled|got canceled|was cancelled',
  'was canceled|has been cancelled|has been canceled|is called off|was called off|got called off|got moved',
  'was moved|has been moved|has moved|is moved|moved|got rescheduled|was rescheduled|has been rescheduled',
  'is rescheduled|got postponed|was postponed|has been postponed|is postponed|got pushed|got pushed back',
  'was pushed back|got delayed|was delayed|is delayed|has been delayed|got changed|was changed|has changed',
  'changed|got brought forward|was brought forward|is not happening|isnt happening|wont happen',
  'is not happening anymore|isnt happening anymore|fell through|is on hold|can wait|takes longer',
  'is taking longer|is too soon|is too early|is too late|is not urgent|isnt urgent|is urgent|is urgent now',
  'is not that urgent|isnt that urgent|is important|is really important|is late|is sorted',
  'is no longer needed|is not needed|isnt needed|isnt needed anymore|doesnt matter|doesnt matter anymore',
  'is wrong|has a new date|needs more time|is overdue|is due|slipped|has slipped|isnt going to happen',
  'is not going to happen|please|pls|though|btw',
);

/** They stand for it in the command. */
export const topicPronouns = 'it that them those these this its theyre thats'.split(' ');
