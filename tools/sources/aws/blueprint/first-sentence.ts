/** The first sentence of Markdown as plain text of at most so many characters; empty where there is none. */
export function firstSentence(markdown: string, most: number): string {
  // The first paragraph that is no note, without the list below it.
  const paragraphs = markdown.split(/\n\s*(?:\n|(?=>)|(?=[-*] ))/).map((each) => each.trim());
  const paragraph = paragraphs.find((each) => each !== '' && !/^[>*-] ?/.test(each)) ?? '';
  const text = paragraph
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*_>#]+(?=\w)|(?<=[\w.)])[`*_]+/g, '')
    .replaceAll(/[\u201C\u201D]/g, '"')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll(/ (?=[.,;:)])/g, '')
    .trim();
  const end = /(?<!\b(?:e\.g|i\.e|vs|etc|No))[.!?](?= [A-Z]|$)/.exec(text);
  const sentence = end === null ? text : text.slice(0, end.index + 1);
  if (sentence.length <= most) return sentence;
  const cut = sentence.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
