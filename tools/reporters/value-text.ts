/** A value on one line, cut where it gets long. */
export function valueText(value: unknown, most = 60): string {
  if (value === undefined) return '(none)';
  const text = JSON.stringify(value);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
