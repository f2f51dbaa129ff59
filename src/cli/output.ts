/** How this run writes: width, colour and glyphs of the streams, and the pager. */
import type { RenderOptions } from '../render/options.js';
import type { Globals } from './program.js';
import type { Env, Stream } from './runtime.js';

const widest = 100;

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** NO_COLOR, TERM=dumb and a pipe mean no colour; so does --no-color. */
export const wantsColour = (stream: Stream, env: Env, globals: Globals): boolean =>
  stream.isTTY === true && globals.color !== false && !isSet(env.NO_COLOR) && env.TERM !== 'dumb';

/** Only what the locale says it can show: C and POSIX have no bullets or dashes. */
export function asciiOnly(env: Env): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return env.TERM === 'dumb' || (locale !== undefined && /^(C|POSIX)$/.test(locale));
}

/** How many columns there are; as `otherwise` where nobody says, as some terminals that say 0. */
const columnsOf = (stream: Stream, env: Env, otherwise: number): number =>
  Math.max(20, Math.min(stream.columns || Number(env.COLUMNS) || otherwise, widest));

/** A width of its own for a terminal; a pipe gets a wide one, so that nothing is folded. */
export function lookOf(stream: Stream, env: Env, globals: Globals): RenderOptions {
  return {
    width: columnsOf(stream, env, stream.isTTY === true ? 80 : widest),
    colour: wantsColour(stream, env, globals),
    ascii: asciiOnly(env),
    draws: stream.isTTY === true,
  };
}

/** How wide help is: as a terminal is, and elsewhere as one usually is. */
export const helpWidth = (stream: Stream, env: Env): number => columnsOf(stream, env, 80);

/** Shows `text` in $PAGER where it is longer than the terminal; false where that was not done. */
export async function page(
  text: string,
  stream: Stream,
  env: Env,
  globals: Globals,
): Promise<boolean> {
  const lines = text.split('\n').length;
  const pager = env.PAGER ?? 'less';
  const fits = stream.rows === undefined || lines < stream.rows;
  if (stream.isTTY !== true || fits || globals.pager === false || pager === '') return false;
  if (pager === 'cat' || env.TERM === 'dumb') return false;
  const [program = 'less', ...flags] = pager.split(/\s+/);
  const { spawnSync } = await import('node:child_process');
  const shown = spawnSync(program, flags, {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', ...env },
  });
  return shown.error === undefined;
}
