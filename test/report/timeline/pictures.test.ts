import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPictures } from '../../../tools/pictures';

test.each([...drawPictures()])('%s is what is drawn today; "npx projen pictures" draws it anew', (file, svg) => {
  expect(readFileSync(join(__dirname, '../../..', file), 'utf-8')).toBe(svg);
});
