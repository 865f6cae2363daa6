import * as kplus from 'cdk8s-plus-30';
import { SidecarOptions } from './native-sidecar-props';
import { VaultFile } from './vault-file';

/** What a Vault Agent renders, and for whom. */
export interface VaultAgentSidecarProps extends SidecarOptions {
  /** The address of Vault, such as "https://vault.vault.svc:8200". */
  readonly address: string;

  /** The role of Vault's Kubernetes authentication that the pod logs in as. */
  readonly role: string;

  /** The files to render; at least one. */
  readonly files: VaultFile[];

  /** Names of the containers that read the files, init containers included; at least one. */
  readonly containers: string[];

  /**
   * The directory of the files, in the agent as in the containers.
   *
   * @default "/vault/secrets"
   */
  readonly directory?: string;

  /**
   * Where Vault has its Kubernetes authentication.
   *
   * @default "auth/kubernetes"
   */
  readonly authPath?: string;

  /**
   * The audience of the token that the pod logs in with.
   *
   * @default - the API server
   */
  readonly audience?: string;

  /**
   * The namespace of Vault, in its Enterprise edition.
   *
   * @default - the root namespace
   */
  readonly namespace?: string;

  /**
   * The image.
   *
   * @default "hashicorp/vault:2.0.4"
   */
  readonly image?: string;

  /**
   * Environment variables, by name.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Further volumes, such as that of the certificate that VAULT_CACERT names.
   *
   * @default - none
   */
  readonly volumeMounts?: kplus.VolumeMount[];
}
