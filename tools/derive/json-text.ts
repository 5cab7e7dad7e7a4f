/** A value as JSON; null for one that JSON cannot say. */
export function jsonText(value: unknown): string {
  try {
    // Undefined for a function, whatever the types say.
    const text: string | undefined = JSON.stringify(value);
    return text ?? 'null';
  } catch {
    return 'null';
  }
}
