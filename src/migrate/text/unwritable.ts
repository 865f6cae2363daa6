/** The text is written in a way in which a change cannot be made without rewriting what it does not concern. */
export class Unwritable extends Error {}
