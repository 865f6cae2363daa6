import { parseStatements } from '../../pod/shell/statements';

const HOST = '(?:localhost|127\\.0\\.0\\.1|\\[::1\\]|::1|0\\.0\\.0\\.0)';
const LOCAL_PORT = new RegExp(`${HOST}(?::|/| +-p *| +--port[= ]| +)(\\d{2,5})`);
const CLIENT = /(?:^|[\s(!/])(?:curl|wget|nc|ncat|pg_isready|mysqladmin|redis-cli|grpc_health_probe|pilot-agent|linkerd-await)\b|\/dev\/tcp\//;
const QUIT_PATH = /\/(?:quitquitquit|quit|shutdown|v1\.0\/shutdown|agent\/v1\/quit)\b/;
const IDLE = /^(?:sleep\b.*|echo\b[^|]*|printf\b[^|]*|true|:|date)?$/;

/** What a statement waits for. */
export interface Wait {
  /** At localhost. */
  readonly port?: number;
  /** A file or socket. */
  readonly path?: string;
}

/** What a statement does to end somebody else's process. */
export interface Ending {
  /** The port at localhost that it asks to quit. */
  readonly port?: number;
  /** The name of the process that it kills. */
  readonly process?: string;
  /** The file that it leaves for somebody who looks out for it. */
  readonly flag?: string;
}

/** What a statement waits for before it goes on, if that is all it does. */
export function waitOf(statement: string): Wait | undefined {
  const loop = /^(until|while)\s+([\s\S]*?)[;\n]\s*do\b([\s\S]*)[;\n]\s*done$/.exec(statement);
  if (loop) {
    const [, , condition, body] = loop;
    return body.split(/[;\n]/).every((part) => IDLE.test(part.trim())) ? awaited(condition) : undefined;
  }
  if (/^(?:\S*\/)?(?:wait-for-it|wait-for|wait4ports|dockerize)\b/.test(statement) && !/\s--\s+\S/.test(statement)) {
    return awaited(statement, true);
  }
  return /^(?:curl|wget)\b.*--retry/.test(statement) && !QUIT_PATH.test(statement) ? awaited(statement) : undefined;
}

/** Whose end a statement brings about, if that is all it does: `curl .../quitquitquit || true`, `pkill envoy`, `touch /flags/done`, or a trap that does these. */
export function endingsOf(statement: string): Ending[] | undefined {
  const trap = /^trap\s+(?:--\s+)?(["'])([\s\S]*)\1\s+(?:EXIT|0)(?:\s+(?:EXIT|INT|TERM|ERR|\d+))*$/.exec(statement);
  if (trap) {
    const inner = parseStatements(trap[2])?.map(({ text }) => endingsOf(text));
    return inner && inner.length > 0 && inner.every((endings) => endings) ? inner.flatMap((endings) => endings!) : undefined;
  }
  const [command, fallback] = statement.split(/\s*\|\|\s*/);
  if (fallback !== undefined && !IDLE.test(fallback)) {
    return undefined;
  }
  const ending = endingOf(command.replace(/\s*(?:&?\d?>+\s*&?\S+)/g, '').trim());
  return ending && [ending];
}

/** Whether a statement can be left out without a loss once sidecars are stopped after the mains: it only waits for time or for others to go. */
export function isIdle(statement: string): boolean {
  return IDLE.test(statement);
}

function endingOf(command: string): Ending | undefined {
  const port = LOCAL_PORT.exec(command)?.[1];
  if (/^(?:exec\s+)?(?:\S*\/)?(?:curl|wget)\b/.test(command) && !/[|;&]/.test(command.replace(/"[^"]*"|'[^']*'/g, '')) && QUIT_PATH.test(command)) {
    return port === undefined ? undefined : { port: Number(port) };
  }
  const killed = /^(?:sudo\s+)?(?:pkill|killall)\s+(?:-\S+\s+)*["']?([\w./-]+)["']?$/.exec(command)
    ?? /^kill\s+(?:-\S+\s+)*["']?\$\((?:pidof|pgrep)\s+(?:-\S+\s+)*["']?([\w./-]+)["']?\)["']?$/.exec(command);
  if (killed) {
    return { process: killed[1].slice(killed[1].lastIndexOf('/') + 1) };
  }
  const flag = /^touch\s+["']?(\/[\w./-]+)["']?$/.exec(command);
  return flag ? { flag: flag[1] } : undefined;
}

function awaited(condition: string, isTool = false): Wait | undefined {
  const path = /(?:^|\s)-[fesS]\s+["']?(\/[\w./:-]+)/.exec(condition);
  if (path && /\[|\btest\b/.test(condition)) {
    return { path: path[1] };
  }
  if (/\bpilot-agent\s+wait\b/.test(condition)) {
    return { port: 15021 };
  }
  const port = isTool || CLIENT.test(condition) ? LOCAL_PORT.exec(condition)?.[1] : undefined;
  return port === undefined ? undefined : { port: Number(port) };
}
