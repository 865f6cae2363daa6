import { parseAddress } from './ports';
import { Product } from './product';

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-daemon.html */
export const xrayDaemon: Product = {
  id: 'xray-daemon',
  title: 'AWS X-Ray daemon',
  role: 'telemetry',
  images: ['aws-xray-daemon'],
  programs: ['xray'],

  runsForEver: (launch) => launch.isOn('version', 'v', 'help', 'h') ? false : true,
  listening: (launch) => ({
    complete: false,
    ports: [{ ...(parseAddress(launch.flag('bind', 'b')) ?? { port: 2000, address: 'any' }), protocol: 'UDP', purpose: 'service' }],
  }),
};
