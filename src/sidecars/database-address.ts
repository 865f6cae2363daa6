import * as kplus from 'cdk8s-plus-30';
import { PodHost } from '../host/pod-host';

/** The environment variables that tell a container where its database is. */
export interface DatabaseVariables {
  /**
   * The variable for the host, or the directory of the socket.
   *
   * @default "DB_HOST"
   */
  readonly host?: string;

  /**
   * The variable for the port. It is not set for a socket.
   *
   * @default "DB_PORT"
   */
  readonly port?: string;
}

/** What a database's URL says beside the address. */
export interface DatabaseUrlOptions {
  /** The name of the database. */
  readonly database: string;

  /**
   * The database user.
   *
   * @default - none; the client's own default
   */
  readonly user?: string;

  /**
   * The environment variable of the container that has the password, from a Secret. Kubernetes puts its value in the place
   * of the reference, as it is: a password with characters such as "/", "@" or "%" has to be URL-encoded in the Secret.
   *
   * @default - no password in the URL
   */
  readonly passwordVariable?: string;

  /**
   * The URL's scheme.
   *
   * @default "postgresql"
   */
  readonly scheme?: string;
}

/** Where the containers of a pod reach a database through a sidecar. */
export class DatabaseAddress {
  /** @internal */
  public static _tcp(podHost: PodHost, port: number): DatabaseAddress {
    return new DatabaseAddress(podHost, '127.0.0.1', port);
  }

  /** @internal */
  public static _socket(podHost: PodHost, path: string): DatabaseAddress {
    return new DatabaseAddress(podHost, path);
  }

  private constructor(
    private readonly podHost: PodHost,
    /** "127.0.0.1", or for a socket, its path: that of a directory for PostgreSQL. */
    public readonly host: string,
    /** The port; undefined for a socket. */
    public readonly port?: number,
  ) {}

  /**
   * The database's URL, with no password in plain text.
   *
   * @throws when a socket's address cannot be said in a URL of that scheme
   */
  public url(options: DatabaseUrlOptions): string {
    const { database, user, passwordVariable, scheme = 'postgresql' } = options;
    if (passwordVariable !== undefined && user === undefined) {
      throw new Error(`database "${database}" has a password and no user, got 'passwordVariable' "${passwordVariable}"; give 'user'`);
    }
    if (passwordVariable !== undefined && !/^[A-Za-z_]\w*$/.test(passwordVariable)) {
      throw new Error('\'passwordVariable\' is no name of an environment variable; give the name of one that comes from a Secret, not the password');
    }
    const password = passwordVariable === undefined ? '' : `:$(${passwordVariable})`;
    const login = user === undefined ? '' : `${encodeURIComponent(user)}${password}@`;
    if (this.port !== undefined) {
      return `${scheme}://${login}${this.host}:${this.port}/${encodeURIComponent(database)}`;
    }
    // libpq: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
    if (!/^postgres(ql)?(\+\w+)?$/.test(scheme)) {
      throw new Error(`the socket of database "${database}" has no common form in a URL, got 'scheme' "${scheme}"; give the client 'host' as its socket`);
    }
    return `${scheme}://${login}/${encodeURIComponent(database)}?host=${this.host}`;
  }

  /** Sets variables with the host and the port in a container of the workload, unless it has them. */
  public giveTo(container: string, variables: DatabaseVariables = {}): void {
    this.podHost.addEnv(container, variables.host ?? 'DB_HOST', kplus.EnvValue.fromValue(this.host));
    if (this.port !== undefined) {
      this.podHost.addEnv(container, variables.port ?? 'DB_PORT', kplus.EnvValue.fromValue(`${this.port}`));
    }
  }

  /**
   * Sets a variable with the URL in a container of the workload, unless it has it.
   *
   * @param container name of the container
   * @param variable name of the variable, such as "DATABASE_URL"
   */
  public giveUrlTo(container: string, variable: string, options: DatabaseUrlOptions): void {
    this.podHost.addEnv(container, variable, kplus.EnvValue.fromValue(this.url(options)));
  }
}
