/** A terminal's words as a picture: what the README shows is what the program says. */

interface Look {
  bold: boolean;
  dim: boolean;
  colour: string | undefined;
}

const ink = '#e6e6e1';
const colours: Readonly<Record<string, string>> = { '36': '#7cc7c0', '33': '#d9b36c' };
const size = { font: 14, line: 20, column: 8.43, margin: 22 };

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);

function change(look: Look, code: string): Look {
  const changes: Record<string, Partial<Look>> = {
    '1': { bold: true },
    '2': { dim: true },
    '22': { bold: false, dim: false },
    '39': { colour: undefined },
  };
  return { ...look, ...(changes[code] ?? { colour: colours[code] }) };
}

/** @param ansi lines with the colours that a terminal would get, @param typed the command above them */
export function svgOf(ansi: string, typed: string): string {
  let look: Look = { bold: false, dim: false, colour: undefined };
  const lines = [`$ ${typed}`, '', ...ansi.trimEnd().split('\n')].map((line) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: splitting at escape sequences is its purpose
    const pieces = line.split(/\u001b\[(\d+)m/);
    return pieces
      .map((piece, index) => {
        if (index % 2 === 1) {
          look = change(look, piece);
          return '';
        }
        if (piece === '') return '';
        const style = [
          look.bold ? ' font-weight="700"' : '',
          look.dim ? ' fill-opacity="0.5"' : '',
          look.colour ? ` fill="${look.colour}"` : '',
        ].join('');
        return `<tspan${style}>${escaped(piece)}</tspan>`;
      })
      .join('');
  });
  const longest = Math.max(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: leaving out escape sequences is its purpose
    ...ansi.split('\n').map((line) => line.replace(/\u001b\[\d+m/g, '').length),
  );
  const width = Math.ceil(longest * size.column + size.margin * 2);
  const height = lines.length * size.line + size.margin * 2;
  const text = lines.map(
    (line, index) =>
      `<text x="${size.margin}" y="${size.margin + size.font + index * size.line}">${line}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>A terminal: ${escaped(typed)} shows where things stand in an example community</title>`,
    `<rect width="100%" height="100%" rx="10" fill="#1f2428"/>`,
    `<g style="white-space:pre" fill="${ink}" font-size="${size.font}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace">`,
    ...text,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
