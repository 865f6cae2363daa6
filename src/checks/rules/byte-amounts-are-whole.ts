import { ResourceList } from '../../pod/manifest';
import { parseQuantity } from '../../pod/quantity';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const COUNTED_IN_BYTES = ['memory', 'ephemeral-storage'];

export const rule: Rule = {
  id: 'byte-amounts-are-whole',
  category: 'admission',
  severity: 'warning',
  title: 'Write memory and storage in whole bytes',
  why: 'An amount such as "512m" of memory is half a byte: "m" stands for thousandths, "M" and "Mi" for millions. ' +
    'The API server accepts it with a warning (https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory).',
  fix: 'write "M" or "Mi" for millions of bytes',
  bad: `
    containers:
      - {name: app, image: app, resources: {requests: {memory: 512m}}}`,
  good: `
    containers:
      - {name: app, image: app, resources: {requests: {memory: 512Mi}}}`,
  acknowledge: 'Never: it is a slip of the pen.',

  run(pod) {
    const complaints: Complaint[] = [];
    const check = (list: ResourceList | undefined, field: string, about: Parameters<typeof complain>[1]) => {
      for (const name of COUNTED_IN_BYTES) {
        const amount = list?.[name];
        if (amount !== undefined && MAY_BE_FRACTION.test(String(amount)) && (parseQuantity(amount)?.milliValue ?? 0n) % 1000n !== 0n) {
          complain(complaints, about, `${field}[${name}]`, `has a fraction of a byte of "${name}"`, amount);
        }
      }
    };
    for (const container of pod.containers) {
      const { resources } = container.spec;
      if (resources) {
        check(resources.limits, `${container.field}.resources.limits`, container);
        check(resources.requests, `${container.field}.resources.requests`, container);
      }
    }
    if (pod.spec.overhead) {
      check(pod.spec.overhead, `${pod.field}.overhead`, 'pod');
    }
    return complaints;
  },
};

const MAY_BE_FRACTION = /[.mune-]/;
