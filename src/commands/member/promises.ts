import type { Run } from '../../cli/spec.js';
import { made } from '../document/made.js';
import type { promises } from './index.js';

export const run: Run<typeof promises> = ({ member, ...input }, call) =>
  made(
    {
      name: 'promises',
      title: `page for ${member.label}`,
      line: `momentum member promises ${member.no}`,
      recipient: member,
    },
    input,
    call,
  );
