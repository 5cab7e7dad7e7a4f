/** Marks for a terminal; without colours every one of them leaves the text as it is. */
export interface Colours {
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

export function createColours(isOn: boolean): Colours {
  const mark = (open: number, close: number) => (text: string) =>
    isOn ? `\u001B[${open}m${text}\u001B[${close}m` : text;
  return {
    red: mark(31, 39),
    yellow: mark(33, 39),
    green: mark(32, 39),
    cyan: mark(36, 39),
    dim: mark(2, 22),
    bold: mark(1, 22),
  };
}
