import { isTrue } from './launch';
import { parseAddress } from './ports';
import { Product } from './product';

/** https://github.com/kubernetes/git-sync */
export const gitSync: Product = {
  id: 'git-sync',
  title: 'git-sync',
  role: 'content',
  images: ['git-sync'],
  programs: ['git-sync'],

  runsForEver: (launch) => {
    if (launch.isOn('one-time') ?? isTrue(launch.env('GITSYNC_ONE_TIME', 'GIT_SYNC_ONE_TIME'))) {
      return false;
    }
    return launch.hidesEnvironment || launch.isOn('version', 'help', 'man') ? undefined : true;
  },
  listening: (launch) => {
    const at = parseAddress(launch.flag('http-bind') ?? launch.env('GITSYNC_HTTP_BIND', 'GIT_SYNC_HTTP_BIND'));
    return {
      complete: !launch.hidesEnvironment,
      ports: at ? [{ ...at, protocol: 'TCP', purpose: 'health', opensBy: `--http-bind=:${at.port}` }] : [],
      ...(at ? {} : { healthNeeds: '--http-bind=:1234' }),
    };
  },
  user: () => ({ root: false, uid: 65533 }),
  drainSeconds: () => 1,
  // 503 until the first sync has succeeded
  startupProbe: () => ({ httpGet: { path: '/', port: 1234 }, periodSeconds: 2, failureThreshold: 60 }),
  startupProbeNeeds: '--http-bind=:1234',
};
