import type { Left } from './query.ts';

/** What the left side is called in a sentence. */
export function leftPhrase(left: Left): string {
  switch (left.kind) {
    case 'property':
      return [...left.steps, left.name.replace('$', '')].join('.');
    case 'schema':
      return `any ${left.format ?? left.type} property`;
    case 'relation':
      return left.target === '$title' ? `${left.relation}.title` : left.relation;
    case 'scorecard':
      return left.rule === undefined
        ? `the level in ${left.scorecard}`
        : `the rule ${left.rule} of ${left.scorecard}`;
    case 'context': {
      const owner = left.context === 'user' ? 'the user' : 'teams of the user';
      return `${left.property.replace('$', '')} of ${owner}`;
    }
    case 'path':
      return `the end of ${left.steps.map(({ relation }) => relation).join('.')}`;
    case 'related':
      return 'what is related';
  }
}
