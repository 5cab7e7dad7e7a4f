import { UserError } from '../../diagnostics/user-error.ts';
import type { Forge } from '../../ports/forge.ts';
import type { Git } from '../../ports/git.ts';
import type { Context } from '../context.ts';
import { say } from '../run/say.ts';

/**
 * The commit that is checked out, where it is the last one of the default branch. An old job that is run again would see what
 * happened since then backwards, and another branch has not happened: undefined, and said so. Throws UserError where there is none.
 */
export async function findTip(
  git: Git,
  forge: Forge,
  context: Context,
): Promise<string | undefined> {
  const tip = await git.findCommit('HEAD');
  if (tip === undefined)
    throw new UserError('there is no commit here', 'check the branch out first');
  const branch = await forge.getDefaultBranch();
  if ((await forge.findBranch(branch)) === tip) return tip;
  say(`looked at nothing: this is not the last commit of \`${branch}\`\n`, context);
  return undefined;
}
