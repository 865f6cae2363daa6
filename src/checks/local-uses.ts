import { ContainerView } from '../pod/pod-view';

/** A port at the pod's own address that a container's settings point it to. */
export interface LocalUse {
  readonly port: number;
  /** For a message: `env "DATABASE_URL"`, `its command line`. */
  readonly where: string;
  readonly field: string;
}

/** The ports at localhost that a container is told to use, by its environment and its command line. */
export function localUses(container: ContainerView): readonly LocalUse[] {
  const { spec, field } = container;
  const uses: LocalUse[] = [];
  const add = (ports: readonly number[], where: string, at: string) => {
    for (const port of ports) {
      if (!uses.some((use) => use.port === port)) {
        uses.push({ port, where, field: at });
      }
    }
  };
  spec.env?.forEach((variable, i) => {
    if (variable.value && LOCAL.test(variable.value)) {
      const ports = LOCAL_ONLY.test(variable.value) ? pairedPort(container, variable.name ?? '') : portsIn(variable.value);
      add(ports, `env "${variable.name}"`, `${field}.env[${i}].value`);
    }
  });
  for (const list of ['command', 'args'] as const) {
    const words = spec[list];
    if (words?.some((word) => LOCAL.test(word))) {
      add(portsIn(words.join(' ')), 'its command line', `${field}.${list}`);
    }
  }
  return uses;
}

const LOCAL = /localhost|127\.0\.0\.1|::1/;
const LOCAL_ONLY = /^(?:localhost|127\.0\.0\.1|\[?::1\]?)$/;
const HOST = '(?:localhost|127\\.0\\.0\\.1|\\[::1\\])';
const URL_FORM = new RegExp(`(?:([a-z][a-z0-9+]*)://(?:[^\\s/@]*@)?)?${HOST}(?::(\\d{1,5}))?(?![\\w.-])`, 'g');
/** `nc -z localhost 5432` */
const SPACED = new RegExp(`${HOST} (\\d{2,5})(?![\\w.])`, 'g');
/** `host=127.0.0.1 port=5432`, `Server=localhost,1433`, `psql -h localhost -p 5432`, `--host 127.0.0.1 --port=3306` */
const HOST_SETTING = new RegExp(
  `(?:\\b(?:host|hostaddr|server|data source) ?= ?(?:tcp:)?|(?:^| )(?:-h|-H|--host|--hostname)[ =]?)${HOST}(?:,(\\d{1,5}))?(?![\\w.:])`, 'i');
const PORT_SETTING = /(?:\bport ?= ?|(?:^| )(?:-p|-P|--port)[ =]?)(\d{1,5})\b/i;

const SCHEME_PORTS: Readonly<Record<string, number>> = {
  postgres: 5432, postgresql: 5432, mysql: 3306, mariadb: 3306, sqlserver: 1433, redis: 6379, mongodb: 27017, amqp: 5672, http: 80, https: 443,
};

/** What a variable such as `DB_HOST` is about when no `DB_PORT` says so. */
const NAME_PORTS: readonly (readonly [RegExp, number])[] = [
  [/^PG|POSTGRES/i, 5432], [/MYSQL|MARIADB/i, 3306], [/REDIS/i, 6379], [/MONGO/i, 27017], [/MSSQL/i, 1433],
];

function portsIn(text: string): number[] {
  const ports = new Set<number>();
  const setting = HOST_SETTING.exec(text);
  if (setting) {
    const port = setting[1] ?? PORT_SETTING.exec(text)?.[1];
    // libpq's connection strings may leave the port out
    ports.add(port === undefined ? (/\bhost=/.test(text) && /\b(dbname|sslmode)=/.test(text) ? 5432 : 0) : Number(port));
  }
  for (const [, scheme, port] of text.matchAll(URL_FORM)) {
    ports.add(port === undefined ? (scheme !== undefined && SCHEME_PORTS[scheme.replace(/\+.*/, '')]) || 0 : Number(port));
  }
  for (const [, port] of text.matchAll(SPACED)) {
    ports.add(Number(port));
  }
  ports.delete(0);
  return [...ports];
}

/** The port of a variable that holds only the host: of its sibling, `DB_PORT` for `DB_HOST`. */
function pairedPort(container: ContainerView, name: string): number[] {
  const prefix = /^(.*?)_?(?:HOST|HOSTNAME|ADDR|ADDRESS|SERVER)$/i.exec(name)?.[1];
  if (prefix === undefined) {
    return [];
  }
  const sibling = new RegExp(`^${prefix.replace(/[^\w]/g, '\\$&')}_?PORT$`, 'i');
  const port = container.spec.env?.find((e) => e.name !== undefined && sibling.test(e.name))?.value;
  if (port !== undefined) {
    return /^\d{1,5}$/.test(port) ? [Number(port)] : [];
  }
  const usual = NAME_PORTS.find(([pattern]) => pattern.test(name));
  return usual ? [usual[1]] : [];
}
