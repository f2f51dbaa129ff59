/** Lines and lists of names without what says nothing. */

/** A line as it is read: on one line, without bullets and what can't be seen. */
export const tidyLine = (line: string): string =>
  line
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^ ?(?:>+ ?)*(?:[-*•+] )?(?:\[[ xX]?\] )?/, '')
    .trim();

/** A list of names without what stands in brackets behind one: "Rose (flu)", "Tom Reed (chair)". */
export const withoutRemarks = (names: string): string => names.replace(/\s*\([^()]{0,80}\)/g, '');

export const noStop = (text: string): string => text.replace(/\s*[.!]$/, '');

/** The first word of a text, in small letters. */
export const firstWord = (text: string): string =>
  /^[\p{L}\p{M}-]+(?:['’](?=\s|$|\p{L}))?/u.exec(text)?.[0].replace('’', "'").toLowerCase() ?? '';
