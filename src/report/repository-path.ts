/** A file's name as code hosts want it: forward slashes, and no `./` in front. */
export function repositoryPath(file: string): string {
  return file.replace(/\\/g, '/').replace(/^(\.\/)+/, '');
}
