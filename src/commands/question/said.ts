/** What asking and answering a question say is now on record. */
import type { Call, Result } from '../../cli/spec.js';
import { personById } from '../../things/member/list.js';
import type { Question } from '../../things/question/thing.js';
import { dayWithDistance, deed, howLong, recorded } from '../words.js';

/** @param verb what was done: "Asked", "Answered" */
export const said = (
  call: Call,
  verb: string,
  state: Question,
  details: readonly string[] = [],
): Result =>
  call.session.ledger.read((reader) => {
    const askedBy = personById(reader, state.askedBy);
    const answeredBy = personById(reader, state.answeredBy);
    const asked = dayWithDistance(state.askedOn, call.today);
    const { answeredOn } = state;
    return {
      data: {
        question: {
          no: state.no,
          text: state.text,
          status: state.status,
          askedBy,
          askedOn: state.askedOn,
          answeredOn,
          answeredBy,
          answer: state.answer,
        },
      },
      document: recorded(deed(verb, state.no, state.text), [
        `asked ${askedBy ? `by ${askedBy.name} ` : ''}on ${asked}`,
        answeredOn &&
          `answered ${answeredBy ? `by ${answeredBy.name} ` : ''}on ${dayWithDistance(answeredOn, call.today)}${answeredOn > state.askedOn ? `, after ${howLong(state.askedOn, answeredOn)}` : ''}`,
        state.answer,
        ...details,
      ]),
    };
  });
