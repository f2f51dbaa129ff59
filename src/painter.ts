/** The edge of the process that paints beside the one that writes: SVG in, PNG as Base64 out. */
import type { Numbered } from './files/aside.js';
import { paint } from './render/picture/paint.js';

// So small that the letters and the program are there when the first picture comes.
void paint(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">a</text></svg>',
);

process.on('message', ({ number, text }: Numbered) => {
  void paint(text).then((png) => {
    const base64 = Buffer.from(png).toString('base64');
    process.send?.({ number, text: base64 } satisfies Numbered);
  });
});
