import type { SearchRule } from '../../model/query.ts';
import type { CompileOptions } from '../compile-options.ts';
import { META_TYPES } from '../meta-types.ts';

/**
 * What a bare name means: a property if there is one, or else a relation, or else a meta property without its `$`. Of a blueprint
 * that is not known, `team` is `$team`; whoever means a property of that name quotes it.
 */
export function resolveName(text: string, options: CompileOptions): Partial<SearchRule> {
  const steps = text.split('.');
  const last = steps.pop() ?? '';
  let at = options.blueprint;
  for (const step of steps) {
    const target = at?.relations.get(step)?.target;
    at = target === undefined ? undefined : options.blueprints?.get(target);
  }
  if (at?.properties.has(last) === true) return { property: text };
  if (at?.relations.has(last) === true)
    return steps.length === 0 ? { relation: last } : { property: `${text}.$identifier` };
  const isMeta = META_TYPES.has(`$${last}`);
  return { property: isMeta ? [...steps, `$${last}`].join('.') : text };
}
