/** A statement of a shell script, compound ones (loops, conditions, groups) as a whole. `A || true` is one statement. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What ends it; a newline is given as `\n`, the script's end as an empty text. */
  readonly separator: ';' | '&&' | '&' | '\n' | '';
}

const OPENERS = new Set(['while', 'until', 'for', 'if', 'case', 'select', '{']);
const CLOSERS = new Set(['done', 'fi', 'esac', '}']);
/** Words after which a command follows. */
const BEFORE_COMMAND = new Set(['do', 'then', 'else', 'elif', '!', 'while', 'until', 'if', '{', 'exec', 'time']);

/** The statements of a script in a row; undefined for a script that is too unusual to be taken apart, such as one with a here document. */
export function parseStatements(script: string): Statement[] | undefined {
  const statements: Statement[] = [];
  let depth = 0;
  let start = -1;
  let end = 0;
  let atCommand = true;
  for (let i = 0; i < script.length;) {
    const token = nextToken(script, i);
    if (!token) {
      return undefined;
    }
    const { text } = token;
    if (token.kind === 'space') {
      // nothing
    } else if (token.kind === 'word') {
      if (start < 0) {
        start = i;
      }
      depth += atCommand && OPENERS.has(text) ? 1 : atCommand && CLOSERS.has(text) ? -1 : 0;
      atCommand = atCommand && BEFORE_COMMAND.has(text);
      end = token.end;
    } else {
      depth += text === '(' ? 1 : text === ')' ? -1 : 0;
      if (depth < 0 || text.startsWith('<<')) {
        return undefined;
      }
      const separates = depth === 0 && (text === ';' || text === '&&' || text === '&' || text === '\n');
      atCommand = /[;&|(\n]$/.test(text);
      if (!separates) {
        start = start < 0 && text.trim() !== '' ? i : start;
        end = text.trim() === '' ? end : token.end;
      } else if (start >= 0) {
        statements.push({ start, end, text: script.slice(start, end), separator: text as Statement['separator'] });
        start = -1;
      }
    }
    i = token.end;
  }
  if (depth !== 0) {
    return undefined;
  }
  if (start >= 0) {
    statements.push({ start, end, text: script.slice(start, end), separator: '' });
  }
  return statements;
}

/** The script without some of its statements; what is left keeps its layout. */
export function withoutStatements(script: string, statements: readonly Statement[], gone: ReadonlySet<Statement>): string {
  let text = '';
  let from = 0;
  let last: Statement | undefined;
  statements.forEach((statement, i) => {
    if (!gone.has(statement)) {
      last = statement;
      return;
    }
    const next = statements[i + 1];
    // what a statement leaves behind is joined as the one before it was ended
    const keepsLineEnd = !next || last?.separator === '&&';
    text += script.slice(from, Math.max(from, keepsLineEnd && last ? last.end : statement.start));
    from = keepsLineEnd ? statement.end : next.start;
  });
  const rest = text + script.slice(from);
  return /\n$/.test(script) ? rest.replace(/\s*$/, '\n') : rest.trimEnd();
}

interface Token {
  readonly kind: 'word' | 'operator' | 'space';
  readonly text: string;
  readonly end: number;
}

function nextToken(script: string, at: number): Token | undefined {
  const rest = script.slice(at);
  const space = /^(?:[ \t\r]|\\\r?\n)+/.exec(rest) ?? /^#[^\n]*/.exec(rest);
  if (space) {
    return { kind: 'space', text: space[0], end: at + space[0].length };
  }
  // redirections such as 2>&1 and >/dev/null belong to the words around them
  const operator = /^(?:&&|\|\||;;|<<-?|[;&|()\n])/.exec(rest);
  if (operator && !/^&>/.test(rest)) {
    return { kind: 'operator', text: operator[0], end: at + operator[0].length };
  }
  return word(script, at);
}

function word(script: string, at: number): Token | undefined {
  let i = at;
  while (i < script.length) {
    const c = script[i];
    if (c === '\\') {
      i += 2;
    } else if (c === "'" || c === '"') {
      i = endOfQuotes(script, i);
    } else if (c === '`') {
      i = endAfter(script, '`', i + 1);
    } else if (c === '$' && (script[i + 1] === '(' || script[i + 1] === '{')) {
      i = endOfBrackets(script, i + 1);
    } else if (c === '>' || (c === '<' && script[i + 1] !== '<')) {
      i += script[i + 1] === '&' || script[i + 1] === '>' ? 2 : 1;
    } else if (c === '&' && script[i + 1] === '>') {
      i += 2;
    } else if (/[\s;&|()<]/.test(c)) {
      break;
    } else {
      i++;
    }
    if (i < 0) {
      return undefined;
    }
  }
  return { kind: 'word', text: script.slice(at, Math.min(i, script.length)), end: Math.min(i, script.length) };
}

function endOfQuotes(script: string, at: number): number {
  if (script[at] === "'") {
    return endAfter(script, "'", at + 1);
  }
  for (let i = at + 1; i < script.length && i > 0;) {
    if (script[i] === '"') {
      return i + 1;
    }
    i = script[i] === '\\' ? i + 2 : script[i] === '$' && script[i + 1] === '(' ? endOfBrackets(script, i + 1) : i + 1;
  }
  return -1;
}

function endOfBrackets(script: string, at: number): number {
  const [open, close] = script[at] === '(' ? '()' : '{}';
  let depth = 0;
  for (let i = at; i < script.length && i > 0;) {
    const c = script[i];
    depth += c === open ? 1 : c === close ? -1 : 0;
    if (depth === 0) {
      return i + 1;
    }
    i = c === "'" || c === '"' ? endOfQuotes(script, i) : c === '\\' ? i + 2 : i + 1;
  }
  return -1;
}

function endAfter(script: string, mark: string, from: number): number {
  const end = script.indexOf(mark, from);
  return end < 0 ? -1 : end + 1;
}
