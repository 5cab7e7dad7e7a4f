import type { CompileOptions } from './compile-options.ts';
import { META_TYPES } from './meta-types.ts';
import type { Left } from './query.ts';
import type { QueryProperty } from './query-blueprint.ts';

/** What type the left side has, where that is known. */
export function typeOfLeft(left: Left, options: CompileOptions): QueryProperty | undefined {
  switch (left.kind) {
    case 'property': {
      let at = options.blueprint;
      for (const step of left.steps) {
        const target = at?.relations.get(step)?.target;
        at = target === undefined ? undefined : options.blueprints?.get(target);
      }
      return META_TYPES.get(left.name) ?? at?.properties.get(left.name);
    }
    case 'relation':
    case 'scorecard':
    case 'path':
      return { type: 'string' };
    case 'schema':
      return { type: left.type, format: left.format };
    default:
      return undefined;
  }
}
