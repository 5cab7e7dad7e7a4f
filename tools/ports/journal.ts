/** Where a line of a journal stands. */
export interface JournalPlace {
  readonly start: number;
  readonly length: number;
}

export interface JournalLine {
  readonly text: string;
  readonly place: JournalPlace;
}

/** A file of lines that only grows. What is in it may be cut short, or from somebody else. */
export interface Journal {
  /** Adds a line, which must hold no line break. Throws UserError where it cannot be written. */
  append(line: string): JournalPlace;
  read(place: JournalPlace): string;
  /** All lines that are whole, in their order: a last one without its end is left out, and so is one beyond reason. */
  lines(): Iterable<JournalLine>;
  close(): void;
}

/** The journals of one folder, which only this user may read. */
export interface Journals {
  /** How a person calls the folder. */
  readonly folder: string;
  /** Changes with the program itself: what another program observed is not taken for our own. */
  readonly program: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** The names of the journals that are there, also in folders below, sorted. */
  list(): readonly string[];
  /** A journal to read; undefined where there is none. */
  open(name: string): Journal | undefined;
  /** A journal that begins with these lines. It takes the place of an older one when all of them are written. */
  replace(name: string, lines: Iterable<string>): Journal;
  remove(name: string): void;
}
