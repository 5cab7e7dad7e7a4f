import type { Code } from '../codes.ts';
import { BLUEPRINTS } from './blueprints.ts';
import { CONFIGURATION } from './configuration.ts';
import { DOCUMENTS } from './documents.ts';
import { ENTITIES } from './entities.ts';
import type { Explanation } from './explanation.ts';
import { FILES } from './files.ts';
import { ACTIONS } from './actions.ts';
import { SCORECARDS } from './scorecards.ts';

/** What the documentation says of each code. A new code does not compile without its explanation. */
export const EXPLANATIONS: Readonly<Record<Code, Explanation>> = {
  ...FILES,
  ...DOCUMENTS,
  ...CONFIGURATION,
  ...BLUEPRINTS,
  ...ENTITIES,
  ...ACTIONS,
  ...SCORECARDS,
};
