/**
 * Processor time of this thread, the best of several tries: what the code needs, not what else the machine is doing,
 * nor the threads beside it in which the runtime compiles and collects.
 */
export function bestMs(run: () => void, tries: number): number {
  let best = Infinity;
  for (let index = 0; index < tries; index += 1) {
    const start = threadMs();
    run();
    best = Math.min(best, threadMs() - start);
  }
  return best;
}

function threadMs(): number {
  // Linux counts a running thread only every 4 ms, unless the time of the whole process is asked for before.
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
