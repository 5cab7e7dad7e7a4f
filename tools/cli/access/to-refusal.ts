import type { Field } from '../../access/access-question.ts';
import type { Decided } from '../../access/decide-changes.ts';
import type { Path } from '../../document/path.ts';
import { referenceOf } from '../../graph/catalog-graph.ts';
import type { Origin } from '../../load/catalog.ts';
import type { AccessRefusal } from '../../model/access-output.ts';

/** A refusal, and the place that its line is looked for at. */
export interface Refused {
  readonly refusal: Omit<AccessRefusal, 'line' | 'column'>;
  readonly origin: Origin;
  /** Below the origin. */
  readonly path: Path;
}

const KEYS = { property: 'properties', relation: 'relations' } as const;
const VERBS = { register: 'add', update: 'change', unregister: 'take away' } as const;

export function toRefusal(author: string, { change, field, verdict }: Decided): Refused {
  const { verb } = change;
  const entity = change.after ?? change.before;
  if (entity === undefined) throw new Error('a change of nothing');
  const what = referenceOf(entity);
  const path = field === undefined ? ['identifier'] : pathOf(field);
  const name = path.join('.');
  const did =
    field === undefined
      ? `${VERBS[verb]} \`${what}\``
      : `${verb === 'register' ? 'set' : 'change'} \`${name}\` of \`${what}\``;
  const { rule, whoMay } = verdict;
  const why = rule === undefined ? '' : `, says \`${rule}\` of \`${entity.blueprint}\``;
  return {
    refusal: {
      what,
      verb,
      ...(field === undefined ? {} : { field: name }),
      ...(rule === undefined ? {} : { rule }),
      message: `\`${author}\` may not ${did}${why}`,
      hint: `who may: ${whoMay}; take it out of this change, or let one of them open it`,
      file: entity.origin.file,
    },
    origin: entity.origin,
    path,
  };
}

function pathOf({ kind, name }: Field): readonly string[] {
  return kind === 'property' || kind === 'relation' ? [KEYS[kind], name] : [name];
}
