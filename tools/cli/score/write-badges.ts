import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FullEntity } from '../../load/catalog.ts';
import type { FileChange } from '../../ports/file-store.ts';
import { renderBadge } from '../../reporters/score-badge.ts';
import type { EntityScore, ScoredScorecard } from '../../score/scored-catalog.ts';
import { sumScores } from '../../score/sum-scores.ts';
import type { Context } from '../context.ts';

/**
 * A badge for each scorecard, or, where an entity is asked for, one for each scorecard that is for it. Answers how many.
 * Throws UserError where it cannot write there.
 */
export async function writeBadges(
  folder: string,
  { scorecards, entity }: Badges,
  context: Context,
): Promise<number> {
  const badges = scorecards.flatMap((each) => {
    if (entity === undefined) return [scorecardBadge(each)];
    const score = each.scoreOf(entity);
    return score === undefined ? [] : [entityBadge(each, score)];
  });
  const absolute = path.resolve(context.cwd, folder);
  const below = path.relative(context.cwd, absolute);
  const isInside = !below.startsWith('..') && !path.isAbsolute(below);
  // Folders below where we are may be made; others have to be there.
  const files = context.openFiles(isInside ? context.cwd : absolute);
  const prefix = isInside && below !== '' ? `${below.split(path.sep).join('/')}/` : '';
  await files.write(badges.map((badge) => ({ ...badge, path: `${prefix}${badge.path}` })));
  return badges.length;
}

export interface Badges {
  readonly scorecards: readonly ScoredScorecard[];
  readonly entity: FullEntity | undefined;
}

function scorecardBadge(scored: ScoredScorecard): FileChange {
  const { identifier, title, levels } = scored;
  const { percent } = sumScores(scored);
  // An average is the colour of the level that is as far up.
  const index = Math.floor(((percent ?? 0) / 100) * (levels.length - 1));
  const value = percent === undefined ? 'none' : `${percent} %`;
  const color = percent === undefined ? 'darkGray' : (levels[index]?.color ?? 'darkGray');
  return {
    path: `${fileName(identifier)}.svg`,
    text: renderBadge({ label: title, value, color }),
  };
}

function entityBadge({ identifier, title }: ScoredScorecard, score: EntityScore): FileChange {
  const { entity, level } = score;
  const names = [entity.blueprint, entity.identifier, identifier].map(fileName);
  const badge =
    level === undefined
      ? ({ label: title, value: 'does not apply', color: 'darkGray' } as const)
      : { label: title, value: level.title, color: level.color };
  return { path: `${names.join('/')}.svg`, text: renderBadge(badge) };
}

/** Safe on every file system; what had to be changed for that is made up for by a hash of the whole. */
function fileName(name: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, 80);
  if (safe === name) return name;
  return `${safe}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
