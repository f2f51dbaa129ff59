/** Pictures that were kept as data, and the checks that whatever was kept so is made sure of by. */

export type Data = Readonly<Record<string, unknown>>;

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isTextOrNone = (value: unknown): boolean => value === null || isText(value);
export const isTextOrNothing = (value: unknown): boolean => value === undefined || isText(value);
const isNumber = (value: unknown): boolean => Number.isFinite(value);
export const areAll =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(is);

export type Check = (value: unknown) => boolean;
export type Checks = Readonly<Record<string, Check>>;

export const hasAll =
  (checks: Checks): Check =>
  (value) =>
    isData(value) && Object.entries(checks).every(([field, is]) => is(value[field]));

const isBoolean: Check = (value) => typeof value === 'boolean';
const arrows = areAll(hasAll({ from: isText, to: isText }));

export const areTexts = (...names: string[]): Checks =>
  Object.fromEntries(names.map((name) => [name, isText]));
const flags: Checks = { marked: isBoolean, free: isBoolean };
const isAction = hasAll({ ...areTexts('label', 'day', 'no', 'who', 'note'), ...flags });
const isMeeting = hasAll(areTexts('label', 'day'));
const isEntry: Check = (value) =>
  isData(value) && value.kind === 'meeting' ? isMeeting(value) : isAction(value);

const drawings: Readonly<Record<string, Checks>> = {
  bars: {
    labels: areAll(isText),
    over: (over) => over === undefined || areAll(isBoolean)(over),
    series: areAll(
      hasAll({
        name: isText,
        values: areAll((each) => each === null || isNumber(each)),
        gap: isTextOrNothing,
      }),
    ),
  },
  links: {
    boxes: areAll(hasAll({ id: isText, label: isText, detail: isText, marked: isBoolean })),
    arrows,
  },
  months: {
    months: areAll(
      hasAll({
        label: isText,
        dated: isBoolean,
        isOver: (over) => over === undefined || isBoolean(over),
        more: isText,
        entries: areAll(isEntry),
      }),
    ),
    arrows,
  },
};

export const isDrawing: Check = (value) =>
  isData(value) && hasAll(drawings[value.kind as string] ?? drawings.bars ?? {})(value);
