import type { SqlClient } from '@todo/messaging-prisma';

/** Where graphile-worker keeps its tables: away from ours, so that neither's migrations see the other's. */
export const queueSchema = 'graphile_worker';

/** The name of the queue's one kind of job. It stands in jobs that wait: renaming it orphans them. */
export const sendMailTask = 'send-mail';

/**
 * Puts queued mails into the queue, each at its next time; in the transaction that queued them. A mail that is there
 * already is moved, unless its job has begun. The queue itself tries nothing twice: the ledger counts, and asks again.
 */
export async function addMailJobs(tx: SqlClient, deliveryIds: readonly string[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  await tx.query(
    `select count(*) from ${queueSchema}.add_jobs(array(
       select row('${sendMailTask}', json_build_object('deliveryId', delivery_id), null, next_attempt_at, 1::smallint,
                  delivery_id::text, 0::smallint, null)::${queueSchema}.job_spec
       from deliveries where delivery_id = any($1::uuid[])
     ))`,
    [deliveryIds],
  );
}

/**
 * Mails that should have been sent a while ago and that no living job will send: whoever took the job died with it, or
 * the database was away when it ended.
 */
export async function strandedMails(db: SqlClient, olderThanMs: number, rowsMax: number): Promise<string[]> {
  const { rows } = await db.query<{ delivery_id: string }>(
    `select d.delivery_id from deliveries d
     left join ${queueSchema}.jobs j on j.key = d.delivery_id::text
     where d.state = 'queued' and d.next_attempt_at < now() - make_interval(secs => $1::float / 1000)
       and (j.key is null or (j.locked_at is null and j.attempts >= j.max_attempts)
         or j.locked_at < now() - make_interval(secs => $1::float / 1000))
     order by d.next_attempt_at limit $2`,
    [olderThanMs, rowsMax],
  );
  return rows.map(({ delivery_id }) => delivery_id);
}
