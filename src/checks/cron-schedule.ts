import { CRON_FIELDS, cronRanges } from './cron-field';

const DESCRIPTORS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const DURATION = /^[+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))*$/;

/** What is wrong with a CronJob's schedule, as the parser of github.com/robfig/cron reads it; nothing when it is right. */
export function scheduleFault(schedule: string, timeZone: string | undefined, minor: number): string | undefined {
  if (schedule === '') {
    return 'is missing';
  }
  // https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#unsupported-timezone-specification
  if (schedule.includes('TZ') && (minor >= 29 || timeZone !== undefined)) {
    return 'has a time zone, which belongs into \'timeZone\'';
  }
  const text = schedule.replace(/^(CRON_)?TZ=\S+\s+/, '');
  if (text.startsWith('@')) {
    const isRight = DESCRIPTORS.has(text) || (text.startsWith('@every ') && DURATION.test(text.slice('@every '.length)));
    return isRight ? undefined : 'is none of the known words';
  }
  const fields = text.split(/\s+/).filter((field) => field !== '');
  if (fields.length !== CRON_FIELDS.length) {
    return `has ${fields.length} instead of 5 fields`;
  }
  const wrong = fields.findIndex((field, i) => !cronRanges(field, CRON_FIELDS[i]));
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

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
