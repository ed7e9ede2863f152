import type { Rule } from '../../../intent/handlers.js';

/** What changed. */
export const historyRules: readonly Rule[] = [
  // History
  {
    does: 'history',
    patterns: [
      '<historyAsk> (so_far) (on|in|since|from|during) {past}',
      '(show|list|what|which) (me) (the|my|all) tasks|todos|items|things (that) were|got|was|have_been|have|ive (been) created|added|made|changed|edited|deleted|moved|updated (on|in|since) {past}',
      'activity_log|change_log|changelog|audit_log|audit_trail|log|history|activity|edits|changes (of|for|from|in|since|during) {past}',
      '(show|list|what|which) (me) (the|my|all) tasks|todos|items (that|which|did) (i|we) (have|had) created|added|made|entered|create|add (on|in|since) {past}',
      'what (all) did i|we add|create|enter|make (on|in|since) {past}',
      '<historyAsk>',
      'show|list|what_are|whats|see|view|give_me|tell_me (me) (my|the|all) (all) (recent|latest) changes|history|activity|activity_log|change_log|changelog|edits|change_history|audit_log|audit_trail|task_history|log (history|log) (from|for|of|in|since|made|i_made) {past}',
      'show|list|what_are|whats|see|view|give_me (me) (my|the) (recent|latest|last|change|activity|task|full|complete|edit) changes|history|activity|activity_log|change_log|changelog|edits|change_history|log',
      'recent|latest|my_recent|my_latest|my changes|history|activity|edits',
      'history|changes|activity (of|for|from) {past}',
      'history|activity|changelog|my_history|change_history|activity_log|change_log',
      '(show|list|see|view|give|get|whats|what_is) (me) (my|the) {past} changes|history|activity|edits|log',
      'what_changed|what_has_changed|what_was_changed|what_got_changed (since) {past}',
    ],
  },
  {
    does: 'taskHistory',
    patterns: [
      'how did|has|have {target} change|changed|get_changed|evolve|evolved|moved|developed|develop (over_time|so_far|lately|recently|since_then|since)',
      'whats|what_is|what_has|whatve|what_got|what_was (been|got|gotten) changed|edited|updated|modified|different|altered (on|in|about|to|with|for) {target}',
      'whats|what_has|what_was (been) done to|on|about|with {target}',
      'has|was|did {target} (been|ever|get|already) (been) changed|edited|updated|modified|altered|renamed (lately|recently|at_all|since)',
      'who touched|edited|updated|moved|renamed {target}',
      'history|change_history|changes|activity|changelog|audit_trail|edit_history|log|the_history|full_history of|for|on|to {target}',
      'history|changes|changelog|log {target:number}',
      'show|list|whats|what_is|what_was|see|view|tell_me|give_me|get (me) (the) (full|complete|whole|entire) history|changes|change_history|activity|changelog|audit_trail|edits|edit_history|log (made|history) of|for|on|to|about {target}',
      'what happened|changed|has_happened|has_changed|was_changed|got_changed to|with|about|in|on|for {target}',
      'what (has|have|did) (i|we) (been) changed|change|done_to|do_to|did_to|edit|edited (in|on|about|to|with) {target}',
      'when did i (last) change|create|add|complete|finish|edit|update|rename|move|touch|delete {target}',
      'when was|were {target} (last) changed|altered|touched|created|added|completed|edited|updated|finished|modified|renamed|moved|done|archived|deleted',
      'who|how changed|did_i_change {target}',
      'how {target} changed|has_changed|did_change',
      'show|see|view (me) how {target} changed|has_changed|evolved',
      'show|see|view (me) {target} history',
      'whats|what_is|what_has changed|new|happened with|in|about|to {target}',
    ],
  },
];
