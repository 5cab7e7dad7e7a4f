import { Document, isScalar, visit } from 'yaml';
import { STRINGIFY } from './canonical-text.ts';
import type { Path } from './path.ts';

/**
 * A value as a YAML document of its own, with a comment behind the scalars that get one. `heading` stands above it, as
 * comments.
 */
export function renderCommentedYaml(
  value: unknown,
  heading: string,
  commentOf: (path: Path, value: unknown) => string | undefined,
): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key') return;
      const keys = ancestors.flatMap((each) => {
        const name: unknown = typeof each === 'object' && 'key' in each ? each.key : undefined;
        return isScalar(name) ? [String(name.value)] : [];
      });
      const comment = commentOf(keys, node.value);
      if (comment !== undefined) node.comment = ` ${comment}`;
    },
  });
  document.commentBefore = heading
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
  return document.toString(STRINGIFY);
}
