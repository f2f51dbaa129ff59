import type { Run } from '../../cli/spec.js';
import { editMember } from '../../things/member/changes.js';
import { eitherWay, nothingToChange } from '../words.js';
import type { edit } from './index.js';
import { said } from './said.js';

export const run: Run<typeof edit> = (input, call) => {
  const named = eitherWay(input.named, input.unnamed, ['--named', '--unnamed']);
  const bot = eitherWay(input.bot, input.person, ['--bot', '--person']);
  const change = {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.email === undefined ? {} : { email: input.email }),
    ...(input.handle === undefined ? {} : { handle: input.handle }),
    ...(input.goodAt === undefined ? {} : { goodAt: input.goodAt }),
    ...(input.note === undefined ? {} : { note: input.note }),
    ...(named === undefined ? {} : { named }),
    ...(bot === undefined ? {} : { bot }),
  };
  if (Object.keys(change).length === 0 && input.joined === undefined) {
    throw nothingToChange('momentum member edit');
  }
  const details = input.note ? ['your note was changed; it is for your eyes only'] : [];
  return said(call, 'Edited', editMember(call.session, input.member.id, change, input.joined), {
    details,
  });
};
