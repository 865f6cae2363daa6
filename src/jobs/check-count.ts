/** @throws when the value of a prop is given and is no whole number of 0 or more */
export function checkCount(id: string, prop: string, value: number | undefined): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= 0)) {
    throw new Error(`'${prop}' of "${id}" is no count, got ${value}; give a whole number of 0 or more`);
  }
}
