import { decideModel } from '../../access/decide.ts';
import type { Origin } from '../../load/catalog.ts';
import { CONFIG_FILE } from '../../load/load-config.ts';
import type { LoadedAccess } from './load-access.ts';
import type { Accessor } from './look-up.ts';
import type { Refused } from './to-refusal.ts';

export interface CheckedModel {
  readonly decided: number;
  readonly refused: readonly Refused[];
}

const MODEL = /^(blueprints|scorecards|actions)\//;
const SURVEY = 'people; a survey writes what `sync:` lists, and nothing else';

/** Files that say what may be in the catalog, by `access.model` of the base; and links, which say what no diff of them shows. */
export function checkModel(loaded: LoadedAccess, { person, isSurvey }: Accessor): CheckedModel {
  const { before, changedFiles, links } = loaded;
  const misplaced = misplacedFiles(loaded);
  const files = [...changedFiles].filter(
    (file) => file === CONFIG_FILE || MODEL.test(file) || misplaced.has(file),
  );
  const verdict = decideModel(person, before.config.access?.model);
  const isLeft = verdict.by === 'git' && !isSurvey;
  const isRefused = isSurvey || (verdict.by !== 'git' && !verdict.isAllowed);
  const says = isSurvey ? '' : ', says `access.model`';
  const refused = isRefused
    ? files.map((file) =>
        toRefused(file, `\`${person.login}\` may not change the model${says}`, {
          rule: isSurvey ? undefined : verdict.rule,
          hint: `who may: ${isSurvey ? SURVEY : verdict.whoMay}; take it out of this change, or let one of them open it`,
        }),
      )
    : [];
  const isRuled = [...before.blueprintsById.values()].some(({ file }) => file.access !== undefined);
  const linked = links.filter((file) => file.startsWith('catalog/') && isRuled);
  return {
    decided: (isLeft ? 0 : files.length) + linked.length,
    refused: [
      ...refused,
      ...linked.map((file) =>
        toRefused(file, 'a link is no entity: a change of what it leads to would not show', {
          rule: undefined,
          hint: 'write the file itself',
        }),
      ),
    ],
  };
}

/** Changed files elsewhere that hold blueprints, actions or scorecards: they are reported, and count all the same. */
function misplacedFiles({ before, after, changedFiles }: LoadedAccess): ReadonlySet<string> {
  const origins = [before, after].flatMap(({ blueprints, actions, scorecards }) =>
    [...blueprints, ...actions, ...scorecards].map(({ origin }) => origin.file),
  );
  return new Set(origins.filter((file) => changedFiles.has(file)));
}

function toRefused(
  file: string,
  message: string,
  { rule, hint }: { readonly rule: string | undefined; readonly hint: string },
): Refused {
  const origin: Origin = { file, index: 0, path: [] };
  return {
    refusal: {
      what: file,
      verb: 'update',
      ...(rule === undefined ? {} : { rule }),
      message,
      hint,
      file,
    },
    origin,
    path: [],
  };
}
