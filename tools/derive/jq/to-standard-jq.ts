/**
 * Port lets a text in jq stand in single quotes (Port's documentation of calculation properties,
 * 2026-01); jq itself does not. Single-quoted texts become double-quoted ones.
 */
export function toStandardJq(program: string): string {
  return program.replaceAll(
    /"(?:[^"\\]|\\.)*"|#[^\n]*|'((?:[^'\\]|\\.)*)'/gs,
    (whole, single: string | undefined) =>
      single === undefined
        ? whole
        : `"${single.replaceAll(String.raw`\'`, "'").replaceAll('"', String.raw`\"`)}"`,
  );
}
