import { referenceFault } from '../../../src/pod/products/reference-fault';

const HEX = '0123456789abcdef'.repeat(4);

test.each([
  'app', 'app:1.0', 'acme/app', 'registry.acme.io/app', 'localhost/app:x', 'localhost:5000/a/b/c:V_1.0-x', 'Registry.acme.io:443/app', 'ACME/app', '[fe80::1]:5000/app',
  'my_app', 'my__app', 'my---app', '1/2', 'app:LATEST', 'auto', `app@sha256:${HEX}`, `registry.acme.io/app:1.0@sha256:${HEX}`, `app@sha512:${HEX}${HEX}`, `app:${'x'.repeat(128)}`,
])('%s is good', (image) => {
  expect(referenceFault(image)).toBeUndefined();
});

test.each([
  ['Foo Bar:1', 'with white space in it'],
  [' app', 'with white space in it'],
  ['App', 'whose repository has upper-case letters'],
  ['registry.acme.io/Orders:1', 'whose repository has upper-case letters'],
  ['app:', 'whose tag is empty'],
  ['app:-x', 'with a malformed tag'],
  ['app:1.0+build', 'with a malformed tag'],
  [`app:${'x'.repeat(129)}`, 'with a malformed tag'],
  ['app:1:2', 'with a malformed tag'],
  ['app@', 'with a malformed digest'],
  ['app@sha256:xyz', 'with a malformed digest'],
  [`app@sha256:${HEX.toUpperCase()}`, 'with a malformed digest'],
  [`app@md5:${HEX}`, 'with a malformed digest'],
  [HEX, 'that is an ID'],
  ['https://registry.acme.io/app', 'that begins like a URL'],
  ['docker://app', 'that begins like a URL'],
  ['/app', 'that is no reference'],
  ['app/', 'that is no reference'],
  ['a//b', 'that is no reference'],
  ['-app', 'that is no reference'],
  ['app_', 'that is no reference'],
  ['my_host:5000/app', 'that is no reference'],
])('%s is an image %s', (image, problem) => {
  expect(referenceFault(image)).toMatchObject({ problem });
  expect(referenceFault(image)!.isPlaceholder).toBeUndefined();
});

test.each([
  '${IMAGE}', '$IMAGE', '$(IMAGE)', 'registry.acme.io/app:${TAG}', '{{ .Values.image }}', '<your image>', '<IMAGE>', '#{image}#', '%IMAGE%', '__IMAGE__', '@IMAGE@', 'IMAGE', 'MY_IMAGE',
  'gcr.io/PROJECT_ID/app:1',
])('%s is a placeholder', (image) => {
  expect(referenceFault(image)).toMatchObject({ isPlaceholder: true });
});

test('a reference has an end', () => {
  expect(referenceFault('a'.repeat(255))).toBeUndefined();
  expect(referenceFault('a'.repeat(256))).toMatchObject({ problem: 'whose repository has 256 characters' });
  expect(referenceFault(`${'a-'.repeat(100_000)}!`)).toMatchObject({ problem: 'that is no reference' });
});
