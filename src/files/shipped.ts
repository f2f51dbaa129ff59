import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** What travels beside the program because it is no JavaScript, and where in which package it is. */
export const shippedFrom = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
} as const;

export type ShippedFile = keyof typeof shippedFrom;

const beside = (name: string): string => join(dirname(fileURLToPath(import.meta.url)), name);

/** The path of a file of the built program; undefined where the sources are run. */
export function builtFile(name: string): string | undefined {
  return existsSync(beside(name)) ? beside(name) : undefined;
}

/**
 * The bytes of a file that belongs to the program, the same on every machine: they stand beside the
 * bundle, or in their package where the sources are run.
 */
export function shippedBytes(name: ShippedFile): Uint8Array {
  return readFileSync(builtFile(name) ?? require.resolve(shippedFrom[name]));
}
