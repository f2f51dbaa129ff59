/** What can be known of a block's kind without the library that checks templates. */
import type { Block, BlockName, Bodies } from './schema.js';

/** The kind of `block` and what stands in it. */
export function kindOf(block: Block): { [K in BlockName]: [name: K, body: Bodies[K]] }[BlockName] {
  const [name] = Object.keys(block).filter((key) => key !== 'audience') as [BlockName];
  return [name, (block as unknown as Bodies)[name]] as ReturnType<typeof kindOf>;
}
