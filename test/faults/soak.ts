/** How much of a test that could go on for ever is run: a little each time, a lot by `npm run soak`. */
export const isSoak = process.env.MOMENTUM_TEST_SOAK === '1';

export const times = (usually: number, soaking: number): number => (isSoak ? soaking : usually);

/** So many of the numbers from 1 to `last`, evenly, with the first and the last; all when it soaks. */
export function places(last: number, usually: number): number[] {
  const all = Array.from({ length: last }, (_, i) => i + 1);
  if (isSoak || last <= usually) return all;
  const picked = Array.from({ length: usually }, (_, i) =>
    Math.round(1 + (i * (last - 1)) / (usually - 1)),
  );
  return [...new Set(picked)];
}
