/** How much the programs of a catalog may take. */
export interface JqBounds {
  /** Milliseconds that one program may take for at most `MAX_INPUTS` inputs. */
  readonly budget: number;
  /** Characters of JSON that one program may give for as many inputs. */
  readonly maxCharacters: number;
  /** How many programs run at the same time, each in a worker of its own. */
  readonly workers: number;
}

/** One call of jq has no more inputs than this, */
export const MAX_INPUTS = 10_000;
/** and no more after as many characters of input: a longer one is alone. */
export const MAX_INPUT_CHARACTERS = 4_000_000;

export const DEFAULT_BOUNDS: JqBounds = {
  budget: 5000,
  maxCharacters: 16_000_000,
  workers: 2,
};
