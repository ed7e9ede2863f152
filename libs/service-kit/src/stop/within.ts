/** Something took longer than it may. It goes on; only nobody waits for it any more. */
export class TookTooLong extends Error {
  readonly code = 'took-too-long';

  constructor(boundMs: number) {
    super(`not done within ${boundMs} ms`);
    this.name = new.target.name;
  }
}

/** Waits for `work`, but no longer than the bound. @throws TookTooLong, or what `work` throws. */
export async function within<T>(boundMs: number, work: () => T): Promise<Awaited<T>> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(boundMs)), boundMs);
  });
  try {
    return await Promise.race([Promise.resolve().then(work), bound]);
  } finally {
    clearTimeout(timer);
  }
}
