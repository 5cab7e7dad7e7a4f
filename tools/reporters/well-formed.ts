/** The text with U+FFFD for every half of a surrogate pair: such a half is not text in UTF-8, in a URI or in XML. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
