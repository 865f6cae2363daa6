/** 250 as "250m", 1500 as "1.5". */
export function cpu(millis: number): string {
  return millis < 1000 && millis !== 0 ? `${millis}m` : String(Number((millis / 1000).toFixed(3)));
}

const UNITS = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** 134217728 as "128Mi"; three digits are enough to read. */
export function memory(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toFixed(value < 100 ? 1 : 0))}${UNITS[unit]}`;
}

/** Both amounts in words. */
export function amount({ cpuMillis = 0, memoryBytes = 0 }: { readonly cpuMillis?: number; readonly memoryBytes?: number }): string {
  return [cpuMillis > 0 ? `${cpu(cpuMillis)} CPU` : '', memoryBytes > 0 ? memory(memoryBytes) : ''].filter(Boolean).join(', ') || 'none';
}

/** A part in per cent; of nothing, nothing. */
export function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round(100 * part / whole)}%`;
}
