import type { Io } from './io.ts';

export interface Progress {
  /** Writes over the line that was shown before. */
  show(text: string): void;
  clear(): void;
}

/** One line on stderr that is written over; nothing where stderr is no terminal. */
export function createProgress(io: Io): Progress {
  let isShown = false;
  return {
    show(text) {
      if (!io.isTerminal) return;
      isShown = true;
      io.stderr(`\r\u001B[K${text}`);
    },
    clear() {
      if (isShown) io.stderr('\r\u001B[K');
      isShown = false;
    },
  };
}
