import type { Context } from './context.ts';

/** 0: fine. 1: diagnostics, drift, or a run that failed. 2: could not run. */
export type ExitCode = 0 | 1 | 2;

export interface Option {
  readonly type: 'string' | 'boolean';
  /** What the help calls the value. */
  readonly value?: string;
  readonly summary: string;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  readonly default?: string;
  /** May be given more than once. */
  readonly multiple?: boolean;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of a string option, or its default. */
  text(name: string): string | undefined;
  /** All values of an option that may be given more than once. */
  list(name: string): readonly string[];
  has(name: string): boolean;
}

/** A command is data and a function. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What stands behind the name, such as `[PATH…]`; the most positionals it takes. */
  readonly positionals?: { readonly usage: string; readonly most: number };
  readonly options: Readonly<Record<string, Option>>;
  /** Shown below the options. */
  readonly examples?: readonly string[];
  run(arguments_: Arguments, context: Context): Promise<ExitCode>;
}
