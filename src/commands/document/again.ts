import type { Run } from '../../cli/spec.js';
import { madeRecord } from '../../files/location.js';
import { deliver, routeFor } from '../../out/deliver.js';
import { code, paragraph, root } from '../../papers/build.js';
import { issuedDocument } from '../../papers/making/issued.js';
import { formats } from '../../render/index.js';
import { formatDay } from '../../time/day.js';
import type { again } from './given.js';
import { plainIssue } from './issuing.js';

export const run: Run<typeof again> = async ({ number, ...wish }, call) => {
  const route = routeFor(wish, {
    env: call.env,
    resultOnTerminal: call.resultOnTerminal,
    viewer: call.viewer,
    record: madeRecord(call.session.ledger.path),
  });
  const { issue, title, tree, isAsItWas } = issuedDocument(call.session, number);
  const markdown = await formats.markdown.load();
  const asItWas = isAsItWas(await markdown(tree));
  if (!asItWas) {
    call.say(
      `This version of momentum writes documents differently from the one that gave out number ${number}: the words are the same, the look is not.`,
    );
  }
  const { format, file } = route;
  const data = { issued: plainIssue(issue, title), format, written: null, asItWas };
  if (format === 'terminal' && file === undefined && !wish.open) return { data, document: tree };
  const { written, rendered } = await deliver({ tree, slug: issue.name }, route);
  if (written === undefined) return { data, document: tree, raw: rendered };
  return {
    data: { ...data, written },
    document: root(
      paragraph([
        `Document ${number}, as it was given out on ${formatDay(issue.on)}, is in `,
        code(written),
        '.',
      ]),
    ),
  };
};
