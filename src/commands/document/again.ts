import type { Run } from '../../cli/spec.js';
import { writtenFilesOf } from '../../files/location.js';
import { deliver, planDelivery } from '../../out/deliver.js';
import { code, paragraph, root } from '../../papers/build.js';
import { issuedDocument } from '../../papers/making/issued.js';
import { formats } from '../../render/index.js';
import { formatDay } from '../../time/day.js';
import type { again } from './given.js';
import { plainIssue } from './issuing.js';

export const run: Run<typeof again> = async ({ number, ...request }, call) => {
  const delivery = planDelivery(request, {
    env: call.env,
    resultOnTerminal: call.resultOnTerminal,
    viewer: call.viewer,
    writtenFiles: writtenFilesOf(call.session.ledger.path),
  });
  const { issue, title, tree, isAsItWas } = issuedDocument(call.session, number);
  const markdown = await formats.markdown.load();
  const asItWas = isAsItWas(await markdown(tree));
  if (!asItWas) {
    call.say(
      `This version of momentum writes documents differently from the one that gave out number ${number}: the words are the same, the look is not.`,
    );
  }
  const { format, file } = delivery;
  const data = { issued: plainIssue(issue, title), format, written: null, asItWas };
  if (format === 'terminal' && file === undefined && !request.open) return { data, document: tree };
  const { written, rendered } = await deliver({ tree, slug: issue.name }, delivery);
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
