/** Whose eyes a document is for, the widest knowledge first: each may see less than the one before. */
export const audiences = ['facilitator', 'members', 'public'] as const;
export type Audience = (typeof audiences)[number];

/** Whether `reader` may see what is meant for `meant`: the facilitator everything, the public little. */
export const maySee = (reader: Audience, meant: Audience): boolean =>
  audiences.indexOf(reader) <= audiences.indexOf(meant);
