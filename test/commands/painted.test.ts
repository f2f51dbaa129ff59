import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { compileWasmOnce } from '../../src/files/wasm.js';
import { stage } from '../helpers/stage.js';

vi.mock('../../src/files/wasm.js', () => ({ compileWasmOnce: vi.fn() }));

test('V8 is set to paint in a hurry for a Word file alone, and never where the ledger is written to afterwards', async () => {
  const { momentum, home } = stage();
  await momentum(['demo', '--keep']);
  const state = async (file: string, ...more: string[]) => {
    vi.mocked(compileWasmOnce).mockClear();
    const args = ['state', '--ledger', 'demo', '--output', join(home, file), ...more];
    expect(await momentum(args)).toMatchObject({ exit: 0 });
    return vi.mocked(compileWasmOnce).mock.calls.length;
  };
  expect(await state('plain.docx')).toBe(1);
  expect(await state('page.html')).toBe(0);
  expect(await state('issued.docx', '--issue')).toBe(0);
}, 30_000);
