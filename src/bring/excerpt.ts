import { visible } from '../text/gate.js';

const longest = 60;

/** A cell as it may stand in a message: past the gate, and cut short where it is long. */
export function excerpt(cell: string): string {
  const characters = Array.from(cell.slice(0, longest * 2));
  const whole = characters.length <= longest && cell.length <= longest * 2;
  return visible(whole ? cell : `${characters.slice(0, longest).join('')}…`);
}
