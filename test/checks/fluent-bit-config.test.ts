import { fluentBitConfig, isOn, parseConfig } from '../../src/checks/fluent-bit-config';
import { Neighbours } from '../../src/checks/rule';
import { ContainerSpec } from '../../src/pod/manifest';
import { pod } from '../pod/pods';

const CLASSIC = `
[SERVICE]
    # HTTP_Server Off
    HTTP_Server  On
    Flush 1
[INPUT]
    Name tail
    Path /var/log/app/*.log
[INPUT]
    Name  cpu
[OUTPUT]
    Name stdout
`;
const YAML = `
service: {http_server: "on", flush: 1}
pipeline:
  inputs:
    - {name: tail, Path: /var/log/app/*.log}
    - name: cpu
`;

describe('reading Fluent Bit\'s configuration', () => {
  test.each([['classic', CLASSIC], ['YAML', YAML]])('in the %s form', (_form, text) => {
    const config = parseConfig(text)!;

    expect(Object.fromEntries(config.service)).toMatchObject({ http_server: expect.stringMatching(/^on$/i), flush: '1' });
    expect(config.inputs.map((input) => [input.get('name'), input.get('path')])).toEqual([['tail', '/var/log/app/*.log'], ['cpu', undefined]]);
    expect(config.complete).toBe(true);
  });

  test('what includes other files is not complete', () => {
    expect(parseConfig(`${CLASSIC}\n@INCLUDE more.conf`)!.complete).toBe(false);
    expect(parseConfig(`${YAML}\nincludes: [more.yaml]`)!.complete).toBe(false);
  });

  test.each(['', '- a list', 'a: [', 'just text'])('%p is no configuration, or an empty one', (text) => {
    expect(parseConfig(text)?.inputs ?? []).toEqual([]);
  });

  test('an option that a variable decides is neither on nor off', () => {
    expect(isOn(new Map([['x', '${X}']]), 'x')).toBeUndefined();
    expect(isOn(new Map([['x', 'On']]), 'x')).toBe(true);
    expect(isOn(new Map(), 'x')).toBe(false);
  });
});

describe('finding it', () => {
  const configMaps = (data: object, namespace?: string): Neighbours => ({
    ofKind: () => [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace }, data }],
  });
  const found = (spec: ContainerSpec, data: object, source: object = {}, namespace?: string) => {
    const view = pod({
      initContainers: [{ name: 'logs', restartPolicy: 'Always', image: 'fluent/fluent-bit:5.1.1', ...spec }],
      containers: [{ name: 'app' }],
      volumes: [{ name: 'config', configMap: { name: 'config', ...source } }],
    });
    return fluentBitConfig(view, view.sidecars[0], configMaps(data, namespace)) !== undefined;
  };
  const at = (mountPath: string, rest: object = {}) => ({ volumeMounts: [{ name: 'config', mountPath, ...rest }] });

  test.each<[string, boolean]>([
    ['over the image\'s own folder', found(at('/fluent-bit/etc'), { 'fluent-bit.conf': CLASSIC })],
    ['over the image\'s own file', found(at('/fluent-bit/etc/fluent-bit.conf', { subPath: 'x.conf' }), { 'x.conf': CLASSIC })],
    ['where -c says', found({ ...at('/conf/'), args: ['-c', '/conf/fb.yaml'] }, { 'fb.yaml': YAML })],
    ['under another name in the volume', found({ ...at('/conf'), args: ['--config=/conf/b'] }, { a: YAML }, { items: [{ key: 'a', path: 'b' }] })],
  ])('%s', (_name, result) => {
    expect(result).toBe(true);
  });

  test.each<[string, boolean]>([
    ['a mount elsewhere', found(at('/conf'), { 'fluent-bit.conf': CLASSIC })],
    ['a file that the ConfigMap does not have', found(at('/fluent-bit/etc'), { other: CLASSIC })],
    ['a ConfigMap of another namespace', found(at('/fluent-bit/etc'), { 'fluent-bit.conf': CLASSIC }, {}, 'other')],
    ['a ConfigMap of another name', found(at('/fluent-bit/etc'), { 'fluent-bit.conf': CLASSIC }, { name: 'other' })],
  ])('not %s', (_name, result) => {
    expect(result).toBe(false);
  });
});
