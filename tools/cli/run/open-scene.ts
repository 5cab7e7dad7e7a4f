import { asksScores } from '../../actions/asks-scores.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Action, FullCatalog } from '../../load/catalog.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import type { RunScene } from './ready-run.ts';
import { scoreOnce } from './score-once.ts';
import { withDerived } from './with-derived.ts';
import type { RunPlace } from './run-place.ts';

/** The catalog and the action that a stage of a run works with. Throws UserError where there is no such action. */
export async function openScene(
  identifier: string,
  place: RunPlace,
  context: Context,
): Promise<RunScene> {
  const root = await getCatalogRoot(context);
  const files = context.openFiles(root);
  const now = context.currentTime();
  const loaded = await loadFullCatalog(files, { kind: 'repository' });
  const catalog = await withDerived(loaded.catalog, now);
  const action = getAction(catalog, identifier);
  const score = scoreOnce(loaded.catalog, now);
  const scored = asksScores(action.value) ? await score() : undefined;
  const forge = await context.openForge(place.forge);
  const git = context.openGit(root);
  const { clock } = context;
  return { action, catalog, scored, score, files, root, git, forge, place, clock, now };
}

/** Throws UserError. */
export function getAction(catalog: FullCatalog, identifier: string): Action {
  const found = catalog.actions.find((action) => action.identifier === identifier);
  if (found !== undefined) return found;
  const names = catalog.actions.map((action) => action.identifier);
  const near = nearestName(identifier, names);
  throw new UserError(
    `there is no action \`${identifier}\``,
    near === undefined ? '`cadastre actions list` names them' : `write \`${near}\``,
  );
}
