import type { ScorecardLevel } from '../model/scorecard.ts';

/** The levels of a scorecard that names none, as in Port. */
export const DEFAULT_LEVELS: readonly ScorecardLevel[] = [
  { title: 'Basic', color: 'paleBlue' },
  { title: 'Bronze', color: 'bronze' },
  { title: 'Silver', color: 'silver' },
  { title: 'Gold', color: 'gold' },
];
