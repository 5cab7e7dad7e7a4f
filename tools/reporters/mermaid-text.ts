/** In Mermaid's strings `#` starts a character by its number; none of a name is Mermaid or HTML after this. */
export function mermaidText(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ._:/@+=-]/gu, (character) => {
    const code = character.codePointAt(0) ?? 32;
    return code < 32 || (code >= 127 && code < 160) ? ' ' : `#${code};`;
  });
}
