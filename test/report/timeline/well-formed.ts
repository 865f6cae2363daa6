/** Throws unless every tag is closed where it must be, and nothing of a manifest got through as markup. */
export function expectWellFormed(markup: string, voids: readonly string[] = []): void {
  const open: string[] = [];
  const text = markup.replace(/<!doctype html>/, '').replace(/<style>[^<]*<\/style>/g, '');
  const rest = text.replace(/<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z0-9:-]+="[^"<]*")*)(\/?)>/g, (_tag, closes, name, _attributes, closed) => {
    if (closes) {
      expect(open.pop()).toBe(name);
    } else if (!closed && !voids.includes(name)) {
      open.push(name);
    }
    return '';
  });
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(rest.replace(/&(amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&');
}
