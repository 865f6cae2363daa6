import * as fc from 'fast-check';
import { pod } from './pods';
import { aggregate } from '../../src/pod/aggregate-resources';
import { requestsOf } from '../../src/pod/container-resources';
import { ContainerSpec } from '../../src/pod/manifest';

test('a pod requests what the containers that run together need at their hungriest moment', () => {
  const resources = fc.record({ cpu: fc.nat({ max: 20 }).map((n) => `${n * 50}m`), memory: fc.nat({ max: 8 }).map((n) => `${n * 64}Mi`) }, { requiredKeys: [] })
    .map((requests): ContainerSpec => ({ resources: { requests } }));
  const init = fc.tuple(fc.boolean(), resources).map(([isSidecar, spec]): ContainerSpec => (isSidecar ? { ...spec, restartPolicy: 'Always' } : spec));

  fc.assert(fc.property(fc.array(init, { maxLength: 5 }), fc.array(resources, { minLength: 1, maxLength: 3 }), (initContainers, containers) => {
    const requests = aggregate(pod({ initContainers, containers }), requestsOf);

    for (const name of ['cpu', 'memory']) {
      const need = (spec: ContainerSpec) => requestsOf(spec).get(name) ?? 0n;
      const sum = (specs: readonly ContainerSpec[]) => specs.reduce((total, spec) => total + need(spec), 0n);
      const sidecarsAmong = (specs: readonly ContainerSpec[]) => specs.filter((spec) => spec.restartPolicy === 'Always');
      const moments = [
        ...initContainers.map((spec, i) => sum([...sidecarsAmong(initContainers.slice(0, i)), spec])),
        sum([...sidecarsAmong(initContainers), ...containers]),
      ];

      expect(requests.get(name) ?? 0n).toBe(moments.reduce((most, moment) => (moment > most ? moment : most), 0n));
    }
  }));
});
