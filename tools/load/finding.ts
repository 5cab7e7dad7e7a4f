import type { Code } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Part } from '../document/document.ts';
import type { Fix } from '../document/fix.ts';
import type { Path } from '../document/path.ts';
import type { Origin } from './catalog.ts';

/** A place in a file, by keys. */
export interface Place {
  readonly origin: Origin;
  /** Below the origin. */
  readonly path: Path;
  /** Default: the value. */
  readonly part?: Part;
}

/** What may stand beside a message. */
export interface Advice {
  /** What to write instead. */
  readonly hint?: string | undefined;
  /** The characters of the value, put into quotes, are the hint; only the file knows them. */
  readonly wantsQuotes?: boolean;
  readonly fix?: Fix;
  /** Another place that the message ends with: the line is filled in with the location. */
  readonly related?: Origin;
}

/** A diagnostic before its line is known: most findings of a run are filtered out before anybody asks. */
export interface PlacedFinding extends Advice {
  readonly kind: 'placed';
  readonly code: Code;
  readonly message: string;
  readonly place: Place;
}

/** What is wrong with a text is found with its line. */
export interface LocatedFinding {
  readonly kind: 'located';
  readonly diagnostic: Diagnostic;
  readonly fix?: Fix;
}

export type Finding = PlacedFinding | LocatedFinding;

export function codeOf(finding: Finding): Code {
  return finding.kind === 'placed' ? finding.code : finding.diagnostic.code;
}

export function fileOf(finding: Finding): string {
  return finding.kind === 'placed' ? finding.place.origin.file : finding.diagnostic.location.file;
}
