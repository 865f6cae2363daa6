import { commandText } from './script';
import { Handler } from '../pod/manifest';

/** How a hook ends a process: words for a message, or undefined when it does not. */
export function quitIn(handler: Handler | undefined): string | undefined {
  return handler?.exec ? quitInScript(commandText(handler.exec.command)) : quitPath(handler?.httpGet?.path);
}

/** How a command or script makes some process end. */
export function quitInScript(script: string): string | undefined {
  return killIn(script)?.text ?? QUIT_COMMANDS.exec(script)?.[0].trim() ?? QUIT_URL.exec(script)?.[1] ?? DRAIN_AND_EXIT.exec(script)?.[0];
}

/** The first `kill` of a script that ends a process, and where it stands. */
export function killIn(script: string): { readonly text: string; readonly at: number } | undefined {
  for (const match of script.matchAll(KILL)) {
    if (!HARMLESS_SIGNAL.test(match[2])) {
      return { text: match[0].trim(), at: match.index };
    }
  }
  return undefined;
}

const KILL = /\b(kill|pkill|killall)\b([^;&|\n"')]*)/g;
/** Signals that make a program reload, drain or answer, not end. */
const HARMLESS_SIGNAL = /^\s+(?:-s\s*|--signal[ =]|-n\s*|-)(?:SIG)?(?:HUP|USR1|USR2|WINCH|CONT|0|1|10|12|18|28)\b|^\s+-l\b/i;
const QUIT_COMMANDS = new RegExp([
  /(?:cloud-sql-proxy|cloud_sql_proxy|alloydb-auth-proxy)["', ]+shutdown\b/,
  /\bnginx\s+-s\s+(?:quit|stop)\b/,
  /\bsupervisorctl\s+(?:stop|shutdown)\b/,
  /\bredis-cli\b[^;&|\n]*\bshutdown\b/i,
].map((pattern) => pattern.source).join('|'), 'i');
const QUIT_URL = /:\d{1,5}(\/(?:quitquitquit|quit|-\/quit|shutdown|v1\.0\/shutdown|agent\/v1\/quit|exit)\b)(?![\w-])/;
/** https://www.envoyproxy.io/docs/envoy/latest/operations/admin: a graceful drain ends the process unless "skip_exit" is given */
const DRAIN_AND_EXIT = /\/drain_listeners\?[^\s"']*\bgraceful\b(?![^\s"']*skip_exit)[^\s"']*/;

function quitPath(path: string | undefined): string | undefined {
  return path !== undefined && /\/(?:quitquitquit|quit|shutdown|exit)\/?(?:\?|$)/.test(path) ? path : undefined;
}
