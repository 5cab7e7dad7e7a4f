import { isStartedByRuns } from '../actions/run-listeners.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Whether the action whose runs an automation waits for is there, and has runs that start something. */
export const actionRunEvent: CatalogCheck = (catalog, report) => {
  for (const action of catalog.actions) {
    const { actionIdentifier: name } = action.value.trigger.event ?? {};
    if (name === undefined || !isStartedByRuns(action)) continue;
    const at = { origin: action.origin, path: ['trigger', 'event', 'actionIdentifier'] };
    const source = catalog.actions.find(({ identifier }) => identifier === name);
    if (source === undefined) {
      const names = catalog.actions.filter((each) => !isStartedByRuns(each));
      const hint = suggest(
        name,
        names.map(({ identifier }) => identifier),
      );
      report('action/invalid', at, `\`${name}\` is no action`, hint);
    } else if (isStartedByRuns(source)) {
      const message = `\`${name}\` is started by runs itself, and its runs start nothing: two of them would go on for ever`;
      report('action/invalid', at, message, 'name an action that people, a commit or a time start');
    }
  }
};
