import { Launch } from './launch';
import { Product } from './product';

/** https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent: `exit_after_auth` usually is in a file that a manifest does not show. */
export const vaultAgent: Product = {
  id: 'vault-agent',
  title: 'Vault Agent',
  role: 'secrets',
  images: ['hashicorp/vault', 'hashicorp/vault-enterprise'],
  programs: ['vault', 'docker-entrypoint.sh'],

  runsForEver: (launch) => {
    if (!launch.words.includes('agent') && !launch.words.includes('proxy')) {
      return isServer(launch) ? true : undefined;
    }
    const exits = launch.isOn('exit-after-auth');
    return exits === undefined ? undefined : !exits;
  },
  user: () => undefined,
  shell: () => true,
  drainSeconds: () => 1,
};

function isServer(launch: Launch): boolean {
  return launch.words.includes('server');
}
