import * as kplus from 'cdk8s-plus-30';
import { SidecarOptions } from './native-sidecar-props';

/** When PgBouncer gives a server's connection to another client. */
export enum PgBouncerPoolMode {
  /** When the client has gone. */
  SESSION = 'session',
  /** When its transaction has ended. What belongs to a session, such as SET or LISTEN, does not work for clients. */
  TRANSACTION = 'transaction',
  /** When its statement has ended. Transactions of several statements are refused. */
  STATEMENT = 'statement',
}

/** A database as clients of PgBouncer name it. */
export interface PgBouncerDatabase {
  /** The name that clients ask for. */
  readonly name: string;

  /** The server's host: "127.0.0.1" where another sidecar leads to it. */
  readonly host: string;

  /**
   * The server's port.
   *
   * @default 5432
   */
  readonly port?: number;

  /**
   * The database's name at the server.
   *
   * @default - the name that clients ask for
   */
  readonly database?: string;
}

/** The databases that PgBouncer pools connections to, and how. */
export interface PgBouncerSidecarProps extends SidecarOptions {
  /** The image, with `pgbouncer` in its PATH. There is no official one. */
  readonly image: string;

  /** The databases; at least one. */
  readonly databases: PgBouncerDatabase[];

  /** Users and their passwords or SCRAM secrets, as a file of lines `"user" "password"`, out of a Secret. */
  readonly users: kplus.SecretValue;

  /**
   * The port to listen on.
   *
   * @default 6432
   */
  readonly port?: number;

  /**
   * When a server's connection goes to another client.
   *
   * @default PgBouncerPoolMode.TRANSACTION
   */
  readonly poolMode?: PgBouncerPoolMode;

  /**
   * How many connections to a server there are, for each pair of user and database.
   *
   * @default 20
   */
  readonly poolSize?: number;

  /**
   * How many clients may be connected.
   *
   * @default 100
   */
  readonly maxClientConnections?: number;

  /**
   * Further settings of the section "pgbouncer", by name, such as "server_tls_sslmode".
   *
   * @default - none
   */
  readonly settings?: { [name: string]: string };

  /**
   * Environment variables, by name.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Further volumes, such as that of a certificate.
   *
   * @default - none
   */
  readonly volumeMounts?: kplus.VolumeMount[];
}
