/** The system's code for what went wrong (`ENOSPC`, `EACCES` …), or `unknown`. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** A size in bytes as people say it, in steps of 1,024: "64 MB", "256 kB", "10 bytes". */
export function sizeInWords(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Math.round(size * 10) / 10} ${units[unit]}`;
}
