import type { Run } from '../../cli/spec.js';
import { documentResult } from '../document-making.js';
import type { promises } from './index.js';

export const run: Run<typeof promises> = ({ member, ...input }, call) =>
  documentResult(
    {
      name: 'promises',
      title: `page for ${member.label}`,
      line: `momentum member promises ${member.no}`,
      recipient: member,
    },
    input,
    call,
  );
