interface FieldBounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly FieldBounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const DESCRIPTORS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const DURATION = /^[+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))*$/;

/** What is wrong with a CronJob's schedule, as the parser of github.com/robfig/cron reads it; nothing when it is right. */
export function scheduleFault(schedule: string, timeZone: string | undefined, minor: number): string | undefined {
  if (schedule === '') {
    return 'is missing';
  }
  // up to 1.28 a zone in the schedule was let through with a warning (kubernetes PR 120461)
  if (schedule.includes('TZ') && (minor >= 29 || timeZone !== undefined)) {
    return 'has a time zone, which belongs into \'timeZone\'';
  }
  const text = schedule.replace(/^(CRON_)?TZ=\S+\s+/, '');
  if (text.startsWith('@')) {
    const isRight = DESCRIPTORS.has(text) || (text.startsWith('@every ') && DURATION.test(text.slice('@every '.length)));
    return isRight ? undefined : 'is none of the known words';
  }
  const fields = text.split(/\s+/).filter((field) => field !== '');
  if (fields.length !== FIELDS.length) {
    return `has ${fields.length} instead of 5 fields`;
  }
  const wrong = fields.findIndex((field, i) => !field.split(',').every((part) => part === '' || isRange(part, FIELDS[i])));
  return wrong < 0 ? undefined : `has a wrong field "${fields[wrong]}"`;
}

/** What is wrong with a time zone; nothing when the time zone database has it. */
export function timeZoneFault(zone: string): string | undefined {
  if (zone === '') {
    return 'is empty';
  }
  if (zone.toLowerCase() === 'local') {
    return 'is the server\'s own';
  }
  const isWellFormed = zone.split('/').every((part) => part !== '.' && part !== '..' && /^[A-Za-z._0-9+][A-Za-z._0-9+-]{0,13}$/.test(part));
  return isWellFormed && /^[A-Z]/.test(zone) && isKnown(zone) ? undefined : 'is unknown';
}

function isRange(text: string, { min, max, names }: FieldBounds): boolean {
  const [range, step, ...moreSteps] = text.split('/');
  const [low, high, ...more] = range.split('-');
  const isStar = low === '*' || low === '?';
  const read = (value: string) => (names?.includes(value.toLowerCase()) && value !== '' ? names.indexOf(value.toLowerCase()) : /^\+?\d+$/.test(value) ? Number(value) : NaN);
  const start = isStar ? min : read(low);
  const end = isStar ? max : high !== undefined ? read(high) : step !== undefined ? max : start;
  const every = step === undefined ? 1 : /^\+?\d+$/.test(step) ? Number(step) : 0;
  return moreSteps.length === 0 && more.length === 0 && start >= min && end <= max && start <= end && every > 0;
}

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
