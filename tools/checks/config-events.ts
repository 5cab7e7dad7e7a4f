import { isSafeAddress } from '../actions/is-safe-address.ts';
import type { Path } from '../document/path.ts';
import type { EventReceiver } from '../model/config.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Whether what is told of events can be reached, and asks for what there is. */
export const configEvents: CatalogCheck = ({ config, configOrigin, blueprintsById }, report) => {
  if (configOrigin === undefined) return;
  const seen = new Set<string>();
  for (const [index, receiver] of (config.events ?? []).entries()) {
    const fail = (path: Path, message: string, hint?: string): void => {
      const at = { origin: configOrigin, path: ['events', index, ...path] };
      report('config/events', at, message, hint);
    };
    for (const { path, message, hint } of problemsOf(receiver)) fail(path, message, hint);
    const address = receiver.webhook ?? receiver.dispatch;
    if (address !== undefined && seen.has(address))
      fail([], 'this receiver is there already', 'put their `types` and `blueprints` together');
    if (address !== undefined) seen.add(address);
    for (const [at, name] of (receiver.blueprints ?? []).entries()) {
      if (blueprintsById.has(name)) continue;
      const hint = suggest(name, blueprintsById.keys());
      fail(['blueprints', at], `there is no blueprint \`${name}\``, hint);
    }
  }
};

interface Problem {
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with a receiver, whatever else is in the catalog. */
function problemsOf({ webhook, secret, dispatch }: EventReceiver): readonly Problem[] {
  const problems: readonly (Problem & { readonly isThere: boolean })[] = [
    {
      isThere: (webhook === undefined) === (dispatch === undefined),
      path: [],
      message: 'a receiver has either `webhook` or `dispatch`',
      hint: 'write one of the two',
    },
    {
      isThere: webhook !== undefined && !isSafeAddress(webhook),
      path: ['webhook'],
      message: 'the address is no `https://` address',
      hint: 'passwords do not belong into it',
    },
    {
      isThere: webhook !== undefined && secret === undefined,
      path: [],
      message: 'a webhook is signed',
      hint: 'add `secret:` with the name of a secret of the repository',
    },
    {
      isThere: secret?.startsWith('GITHUB_') === true,
      path: ['secret'],
      message: `\`${secret}\` is GitHub's`,
      hint: 'name a secret of the repository',
    },
  ];
  return problems.filter(({ isThere }) => isThere);
}
