import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';

const folder = new URL('../../src/render/html/', import.meta.url);

test('src/render/html/style.json is style.css made small, with the digest that lets it in', async () => {
  const source = readFileSync(new URL('style.css', folder), 'utf8');
  const { code } = await transform(source, { loader: 'css', minify: true, legalComments: 'none' });
  const css = code.trim();
  const digest = `sha256-${createHash('sha256').update(css).digest('base64')}`;
  await expect(`${JSON.stringify({ css, digest }, null, 2)}\n`).toMatchFileSnapshot(
    '../../src/render/html/style.json',
  );
});
