/** One of the five fields of a cron schedule: what it may hold, as the parser of github.com/robfig/cron takes it. */
export interface CronField {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

/** Minute, hour, day of the month, month, day of the week. */
export const CRON_FIELDS: readonly CronField[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

export interface CronRange {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  /** Whether it leaves the choice of the day to the other field that names days. */
  readonly open: boolean;
}

/** The ranges of a field's text; undefined when it is of a wrong form. */
export function cronRanges(text: string, field: CronField): CronRange[] | undefined {
  const ranges = text.split(',').filter((part) => part !== '').map((part) => cronRange(part, field));
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

function cronRange(text: string, { min, max, names }: CronField): CronRange | undefined {
  const [range, stepText, ...moreSteps] = text.split('/');
  const [low, high, ...more] = range.split('-');
  const isStar = low === '*' || low === '?';
  const read = (value: string) => (names?.includes(value.toLowerCase()) && value !== '' ? names.indexOf(value.toLowerCase()) : numberOf(value));
  const start = isStar ? min : read(low);
  const end = isStar ? max : high !== undefined ? read(high) : stepText !== undefined ? max : start;
  const step = stepText === undefined ? 1 : numberOf(stepText);
  const isRight = moreSteps.length === 0 && more.length === 0 && start >= min && end <= max && start <= end && step > 0;
  return isRight ? { start, end, step, open: isStar && step === 1 } : undefined;
}

function numberOf(text: string): number {
  return /^\+?\d+$/.test(text) ? Number(text) : NaN;
}
