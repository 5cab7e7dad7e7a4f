import type { PolicyDocument } from '../sources/aws/to-policy.ts';

/** The document, or a list of them where there are several. */
export function renderPolicyJson(documents: readonly PolicyDocument[]): string {
  const [only] = documents;
  return `${JSON.stringify(documents.length === 1 ? only : documents, null, 2)}\n`;
}
