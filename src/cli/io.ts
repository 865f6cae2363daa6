/** Everything that a command reads from or writes to, other than files: a test passes its own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The directory that relative paths start from. */
  readonly cwd: string;
  /** The day that expiry dates are compared with. */
  readonly now: Date;
  /** All of standard input, the same each time. @throws when it cannot be read */
  readStdin(): Buffer;
}

export interface Output {
  readonly isTTY: boolean;
  /** Width of the terminal; undefined where there is none. */
  readonly columns?: number;
  write(text: string): void;
}
