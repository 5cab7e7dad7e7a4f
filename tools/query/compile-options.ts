import type { Path } from '../document/path.ts';
import type { QueryBlueprint, QueryBlueprints } from './query-blueprint.ts';

export interface CompileOptions {
  /** The blueprint that is searched. Without it, names of properties and relations are not judged. */
  readonly blueprint?: QueryBlueprint | undefined;
  /** The others, so that paths over relations can be judged. */
  readonly blueprints?: QueryBlueprints | undefined;
  /** Whether subjects have `$createdAt` and its like. A rule over what nobody has would be silently wrong. */
  readonly hasHistory?: boolean | undefined;
  /** Whether a value may be `{jqQuery}`, to be filled in later (`fillJqValues`). */
  readonly allowsJqValues?: boolean | undefined;
}

export interface QueryProblem {
  /** From the root of the query. */
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
}

export type Reporter = (path: Path, message: string, hint?: string) => void;

/** Where in a query something is decoded, and with what. */
export interface Place {
  readonly path: Path;
  readonly options: CompileOptions;
  readonly report: Reporter;
}
