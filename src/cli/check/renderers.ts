import { CheckReport } from '../../report/check-report';
import { paintFor } from '../../report/paint';
import { Io } from '../io';

/* eslint-disable @typescript-eslint/no-require-imports */
/** By name of the format: the report as text. With `io`, it is meant for the terminal. */
export const RENDERERS: Readonly<Record<string, (report: CheckReport, io?: Io) => string>> = {
  text: (report, io) => require('../../report/findings/text').textReport(report, paintFor(io?.stdout.isTTY ?? false, io?.env ?? {})),
  json: (report) => require('../../report/findings/json').jsonReport(report),
  sarif: (report) => require('../../report/findings/sarif').sarifReport(report, require('../package-version').version()),
  junit: (report) => require('../../report/findings/junit').junitReport(report),
  github: (report) => require('../../report/findings/github').githubReport(report),
};
/* eslint-enable @typescript-eslint/no-require-imports */
