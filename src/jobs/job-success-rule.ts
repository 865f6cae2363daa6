/** When an indexed Job has succeeded before all indexes have. One of both is required; with both, so many of these. */
export interface JobSuccessRule {
  /**
   * Indexes that have to succeed, such as "0,2-4".
   *
   * @default - any, as many as 'count' says
   */
  readonly indexes?: string;

  /**
   * How many indexes have to succeed.
   *
   * @default - all of 'indexes'
   */
  readonly count?: number;
}
