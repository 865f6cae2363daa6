/** Why a text is not YAML; `offset` counts from its beginning. */
export class ParseError extends Error {
  constructor(message: string, readonly offset: number) {
    super(message);
  }
}
