import { Progress } from '../../src/cli/progress';

/** What a bar writes to a terminal (or not one) while the clock goes from 0 to 1200 ms. */
function written(isTTY: boolean): string[] {
  const texts: string[] = [];
  const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
  const progress = new Progress({ isTTY, write: (text) => void texts.push(text) }, 4, 'files');
  for (let t = 0; t <= 1200; t += 200) {
    clock.mockReturnValue(t);
    progress.show(t / 300);
  }
  progress.clear();
  clock.mockRestore();
  return texts;
}

test('a bar is drawn on a terminal after half a second, and taken away at the end', () => {
  expect(written(true)).toEqual([
    '\r[############............] 50% of 4 files\u001b[K',
    '\r[################........] 66% of 4 files\u001b[K',
    '\r[####################....] 83% of 4 files\u001b[K',
    '\r[########################] 100% of 4 files\u001b[K',
    '\r\u001b[K',
  ]);
});

test('nothing is written elsewhere', () => {
  expect(written(false)).toEqual([]);
});
