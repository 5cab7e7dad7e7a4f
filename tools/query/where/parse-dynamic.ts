import type { SearchValue } from '../../model/query.ts';
import type { TokenCursor } from './token-cursor.ts';
import { WhereError } from './where-error.ts';

/** `property(other)`, `user($identifier)`, `userTeams($identifier)` or `jq(".form.x")`; undefined where none of them comes. */
export function parseDynamic(cursor: TokenCursor): SearchValue | undefined {
  const { kind, text: name, column } = cursor.peek();
  const open = cursor.peek(1);
  if (kind !== 'word' || open.kind !== 'symbol' || open.text !== '(') return undefined;
  cursor.next();
  cursor.next();
  const { kind: inner, text, column: at } = cursor.next();
  if (inner !== 'word' && inner !== 'quoted')
    throw new WhereError('a name is missing in the parentheses', at);
  cursor.expect(')');
  switch (name) {
    case 'property':
      return { property: text };
    case 'user':
    case 'userTeams':
      return { context: name, property: text };
    case 'jq':
      return { jqQuery: text };
    default:
      throw new WhereError(
        `\`${name}(…)\` is no value`,
        column,
        'known: property, user, userTeams, jq',
      );
  }
}
