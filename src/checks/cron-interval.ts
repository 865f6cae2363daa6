import { CRON_FIELDS, CronRange, cronRanges } from './cron-field';
import { scheduleFault } from './cron-schedule';

const DAY_MINUTES = 24 * 60;
/** After so many days the dates come round as before, and after seven times as many so do the weekdays they fall on. */
const LEAP_CYCLE_DAYS = 4 * 365 + 1;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const WORDS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const UNIT_SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, μs: 1e-6, ns: 1e-9 };

/**
 * The shortest time between two starts that a CronJob's schedule ever asks for, in seconds: `Infinity` when no date fits
 * (30 February), undefined for a schedule that the API server refuses. Clocks that are put forward are left out.
 */
export function shortestInterval(schedule: unknown, minor: number): number | undefined {
  if (typeof schedule !== 'string') {
    return undefined;
  }
  const key = `${minor} ${schedule}`;
  if (!INTERVALS.has(key)) {
    INTERVALS.set(key, scheduleFault(schedule, undefined, minor) ? undefined : intervalOf(schedule));
  }
  return INTERVALS.get(key);
}

// a calendar is gone through, and a repository's CronJobs have few different schedules
const INTERVALS = new Map<string, number | undefined>();

function intervalOf(schedule: string): number {
  const text = schedule.replace(/^(CRON_)?TZ=\S+\s+/, '').trim();
  return text.startsWith('@every ') ? everySeconds(text) : shortestMinutes(WORDS[text] ?? text) * 60;
}

function everySeconds(text: string): number {
  const parts = [...text.slice('@every '.length).matchAll(/([\d.]+)([a-zµμ]+)/g)];
  return Math.max(1, Math.floor(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * UNIT_SECONDS[unit], 0)));
}

function shortestMinutes(text: string): number {
  const [minutes, hours, dates, months, weekdays] = text.split(/\s+/).map((field, i) => cronRanges(field, CRON_FIELDS[i])!);
  const minutesOfHour = valuesOf(minutes);
  const times = valuesOf(hours).flatMap((hour) => minutesOfHour.map((minute) => hour * 60 + minute));
  const days = times.length === 0 ? Infinity : shortestDays(dates, months, weekdays);
  if (days === Infinity) {
    return Infinity;
  }
  const overNight = days * DAY_MINUTES + times[0] - times[times.length - 1];
  return times.reduce((shortest, time, i) => i === 0 ? shortest : Math.min(shortest, time - times[i - 1]), overNight);
}

/** Days from one day with starts to the next, at least; `Infinity` when there is none. */
function shortestDays(dates: readonly CronRange[], months: readonly CronRange[], weekdays: readonly CronRange[]): number {
  const [isDate, isMonth, isWeekday] = [dates, months, weekdays].map(memberOf);
  // only where both fields name days, either of them is enough
  const isBoth = [dates, weekdays].some((ranges) => ranges.some((range) => range.open));
  let shortest = Infinity;
  let last = -Infinity;
  let [day, month, year] = [1, 1, 0];
  const cycle = weekdays.some((range) => range.open) ? LEAP_CYCLE_DAYS : 7 * LEAP_CYCLE_DAYS;
  // two rounds, so that the last start of one has a next
  for (let i = 0; i < 2 * cycle && shortest > 1; i++) {
    if (isMonth(month) && (isBoth ? isDate(day) && isWeekday(i % 7) : isDate(day) || isWeekday(i % 7))) {
      shortest = Math.min(shortest, i - last);
      last = i;
    }
    const length = MONTH_DAYS[month - 1] + (month === 2 && year % 4 === 0 ? 1 : 0);
    [day, month, year] = day < length ? [day + 1, month, year] : month < 12 ? [1, month + 1, year] : [1, 1, year + 1];
  }
  return shortest;
}

function valuesOf(ranges: readonly CronRange[]): number[] {
  const values = new Set<number>();
  for (const { start, end, step } of ranges) {
    for (let value = start; value <= end; value += step) {
      values.add(value);
    }
  }
  return [...values].sort((a, b) => a - b);
}

function memberOf(ranges: readonly CronRange[]): (value: number) => boolean {
  const values = new Set(valuesOf(ranges));
  return (value) => values.has(value);
}
