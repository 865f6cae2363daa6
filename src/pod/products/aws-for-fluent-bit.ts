import { Product } from './product';

/** https://github.com/aws/aws-for-fluent-bit: Fluent Bit on Amazon Linux, started by a script; its tags are not Fluent Bit's versions. */
export const awsForFluentBit: Product = {
  id: 'aws-for-fluent-bit',
  title: 'AWS for Fluent Bit',
  role: 'log-shipper',
  images: ['aws-for-fluent-bit'],
  programs: ['fluent-bit', 'entrypoint.sh'],

  runsForEver: () => true,
  user: () => ({ root: true }),
  shell: () => true,
  drainSeconds: () => 1,
  startupProbe: () => ({ httpGet: { path: '/', port: 2020 }, periodSeconds: 1, failureThreshold: 30 }),
  startupProbeNeeds: "'HTTP_Server On' in the service section",
};
