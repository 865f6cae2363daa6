import { Output } from './io';

const AFTER_MS = 500;
const EVERY_MS = 100;
const CELLS = 24;

/** A bar on a terminal, once the work has taken half a second. Elsewhere nothing. */
export class Progress {
  private next = Date.now() + AFTER_MS;
  private drawn = false;

  constructor(private readonly to: Output, private readonly total: number, private readonly noun: string) {}

  /** @param done may be a fraction: a file half read */
  show(done: number): void {
    if (!this.to.isTTY || Date.now() < this.next) {
      return;
    }
    this.next = Date.now() + EVERY_MS;
    this.drawn = true;
    const share = Math.min(1, done / this.total);
    const bar = '#'.repeat(Math.round(share * CELLS)).padEnd(CELLS, '.');
    this.to.write(`\r[${bar}] ${Math.floor(share * 100)}% of ${this.total} ${this.noun}\u001b[K`);
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.drawn) {
      this.to.write('\r\u001b[K');
      this.drawn = false;
    }
  }
}
