import * as kplus from 'cdk8s-plus-30';
import { FluentBitMultilineParser } from './multiline-parser';
import { FluentBitParser } from './parser';
import { PodField } from './pod-field';

/** A value that reaches Fluent Bit through the environment: the configuration holds the variable's name only. */
export class FromEnv {
  constructor(readonly value: kplus.EnvValue, readonly before: string = '') {}
}

export type Scalar = string | number | boolean;
export type Setting = Scalar | FromEnv | readonly (string | FromEnv)[];

/** Keys as Fluent Bit names them, in the order in which they are written. What is undefined is left out. */
export type Settings = Readonly<Record<string, Setting | undefined>>;

/** An input, filter or output of the pipeline. */
export interface Entry {
  /** The plugin's name. */
  readonly plugin: string;
  readonly settings: Settings;
  /** Parsers that the settings name. */
  readonly parsers?: readonly FluentBitParser[];
  readonly multilineParsers?: readonly FluentBitMultilineParser[];
  /** What the settings refer to as `${NAME}`. */
  readonly podFields?: readonly PodField[];
  /** Keys that the tables do not have are taken as they are. @default false */
  readonly unchecked?: boolean;
}
