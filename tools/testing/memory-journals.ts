import type { Journal, JournalLine, Journals } from '../ports/journal.ts';

/** Journals in memory; `texts` is what a file would hold, and tests may cut and change it. */
export interface MemoryJournals extends Journals {
  readonly texts: Map<string, string>;
  time: number;
  program: string;
}

export function createMemoryJournals(): MemoryJournals {
  const texts = new Map<string, string>();
  const open = (name: string): Journal => {
    const textOf = (): string => texts.get(name) ?? '';
    return {
      append(line) {
        const start = textOf().length;
        texts.set(name, `${textOf()}${line}\n`);
        return { start, length: line.length };
      },
      read: ({ start, length }) => textOf().slice(start, start + length),
      *lines(): Iterable<JournalLine> {
        const text = textOf();
        let start = 0;
        for (;;) {
          const end = text.indexOf('\n', start);
          if (end === -1) return;
          yield { text: text.slice(start, end), place: { start, length: end - start } };
          start = end + 1;
        }
      },
      close: () => undefined,
    };
  };
  return {
    texts,
    time: 0,
    program: 'this program',
    folder: 'memory',
    now() {
      return this.time;
    },
    list: () => [...texts.keys()].toSorted(),
    open: (name) => (texts.has(name) ? open(name) : undefined),
    replace(name, lines) {
      const text = [...lines].map((line) => `${line}\n`).join('');
      texts.set(name, text);
      return open(name);
    },
    remove: (name) => void texts.delete(name),
  };
}
