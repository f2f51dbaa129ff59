import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile WebAssembly once, in a moment, and leave it at that. Left alone it goes on to
 * compile what runs often anew and better, which takes it half a second longer than one picture
 * takes to paint, and the process waits for it at its end. Node warns that a setting which is
 * changed at work may crash it or lose data: so only where no ledger is written to afterwards.
 */
export const compileWasmOnce = (): void => setFlagsFromString('--liftoff-only');
