/** Milliseconds of work of this process so far, whatever else the machine has to do. */
export function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/**
 * The least of up to three measurements, in whatever they are counted: others who share a core and
 * what is tidied of earlier tests only ever add, and what is slow by itself is slow each time. One
 * that is below `enough` is the last.
 */
export function leastOf(enough: number, measure: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 3 && least >= enough; times += 1) least = Math.min(least, measure());
  return least;
}

/** Milliseconds of work that `act` takes at least, where `prepare` makes anew what it works on. */
export const leastWork = <Prepared>(
  enough: number,
  prepare: () => Prepared,
  act: (prepared: Prepared) => void,
): number =>
  leastOf(enough, () => {
    const prepared = prepare();
    const from = worked();
    act(prepared);
    return worked() - from;
  });
