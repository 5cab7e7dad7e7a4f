import { findPropertyCycles } from '../derive/find-property-cycles.ts';
import type { CatalogCheck } from './check.ts';
import { derivedPlace } from './derived-place.ts';

export const blueprintDerivedCycle: CatalogCheck = ({ blueprints }, report) => {
  for (const { blueprint, property, message } of findPropertyCycles(blueprints))
    report(
      'blueprint/derived-cycle',
      derivedPlace(blueprint, property),
      `\`${property}\`: ${message}`,
      'let one of them do without the others',
    );
};
