import { isAtLeast, parseImage } from '../../../src/pod/products/image-ref';

describe('parseImage', () => {
  test.each<[string, object]>([
    ['nginx', { repository: 'nginx', name: 'nginx' }],
    ['fluent/fluent-bit:3.2.4', { repository: 'fluent/fluent-bit', name: 'fluent-bit', tag: '3.2.4', version: [3, 2, 4] }],
    ['localhost:5000/acme/app', { repository: 'localhost:5000/acme/app', name: 'app' }],
    ['localhost:5000/app:v2-alpine@sha256:0f', { repository: 'localhost:5000/app', name: 'app', tag: 'v2-alpine', digest: 'sha256:0f', version: [2, undefined, undefined] }],
    ['app:latest', { repository: 'app', name: 'app', tag: 'latest' }],
    ['app:2026.05.07', { repository: 'app', name: 'app', tag: '2026.05.07', version: [2026, 5, 7] }],
    ['app:3x', { repository: 'app', name: 'app', tag: '3x' }],
    ['', { repository: '', name: '' }],
  ])('%p', (text, expected) => {
    expect(parseImage(text)).toEqual(expected);
  });
});

describe('isAtLeast', () => {
  test.each<[string, number, number, boolean | undefined]>([
    ['app:5.0.0', 5, 0, true],
    ['app:4.2.8', 5, 0, false],
    ['app:5', 5, 0, true],
    ['app:5', 5, 1, undefined],
    ['app:4', 5, 1, false],
    ['app:6', 5, 1, true],
    ['app:latest', 5, 0, undefined],
  ])('%s against %d.%d', (image, major, minor, expected) => {
    expect(isAtLeast(parseImage(image).version, major, minor)).toBe(expected);
  });
});
