/** Processor time, the best of several tries: what the code needs, not what else the machine is doing. */
export function bestMs(run: () => void, tries: number): number {
  let best = Infinity;
  for (let index = 0; index < tries; index += 1) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
