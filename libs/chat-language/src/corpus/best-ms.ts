/**
 * Processor time of this thread, the best of several tries: what the code needs, not what else the machine is doing,
 * nor the threads beside it in which the runtime compiles and collects.
 */
export function bestMs(run: () => void, tries: number): number {
  let best = Infinity;
  for (let index = 0; index < tries; index += 1) {
    const start = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
