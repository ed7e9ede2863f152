/*
 * Loaded into a service with `--import`: signals the process itself at a named point of its way to the database.
 * The product knows nothing of it.
 *
 *   FAIL_AT=in-transaction     the n-th time messages were written into the outbox, before the commit
 *   FAIL_AT=at-commit          when the n-th commit that holds messages is about to be sent
 *   FAIL_AT=after-commit       right behind the n-th commit that wrote messages, before they are published
 *   FAIL_AT=before-mark        the n-th time the broker has acknowledged messages, before they are marked as published
 *   FAIL_AT=before-offsets     right behind the n-th mark, before the offsets of what was handled are committed
 *   FAIL_TABLE=name            for the first three: rows of this table instead of messages; default outbox
 *   FAIL_AFTER=n               default 1
 *   FAIL_SIGNAL=SIGSTOP        freezes instead of killing; default SIGKILL
 *   FAIL_NOTE=file             a line is appended there before the signal, to prove that it came at this point
 */
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const { FAIL_AT, FAIL_TABLE = 'outbox', FAIL_AFTER = '1', FAIL_SIGNAL = 'SIGKILL', FAIL_NOTE } = process.env;
let left = Number(FAIL_AFTER);
const wroteRows = new WeakSet();

function reached(point) {
  if (point !== FAIL_AT) return;
  left -= 1;
  if (left !== 0) return;
  if (FAIL_NOTE !== undefined) appendFileSync(FAIL_NOTE, `${point}\n`);
  process.kill(process.pid, FAIL_SIGNAL);
}

if (FAIL_AT !== undefined) {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (config, ...rest) {
    const text = typeof config === 'string' ? config : (config?.text ?? '');
    const commits = /^commit$/i.test(text.trim()) && wroteRows.delete(this);
    if (commits) reached('at-commit');
    if (text.includes('update outbox set published_at')) reached('before-mark');
    const answered = () => {
      if (text.includes(`insert into ${FAIL_TABLE}`)) {
        wroteRows.add(this);
        reached('in-transaction');
      }
      if (commits) reached('after-commit');
      if (text.includes('update outbox set published_at')) reached('before-offsets');
    };
    // A pool gives its clients a callback; whoever holds a client awaits a promise.
    const callback = rest.at(-1);
    if (typeof callback === 'function') {
      const told = (error, result) => {
        if (error == null) answered();
        callback(error, result);
      };
      return query.call(this, config, ...rest.slice(0, -1), told);
    }
    const answer = query.call(this, config, ...rest);
    return typeof answer?.then === 'function' ? answer.then((result) => (answered(), result)) : answer;
  };
}
