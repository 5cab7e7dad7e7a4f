import { isJq } from '../actions/inputs/is-jq.ts';
import { parseTemplate } from '../actions/template/parse-template.ts';
import { programsOf, templatesIn } from '../actions/template/templates-in.ts';
import { compileJq } from '../derive/jq/compile-jq.ts';
import { toStandardJq } from '../derive/jq/to-standard-jq.ts';
import type { Path } from '../document/path.ts';
import type { Action } from '../load/catalog.ts';
import type { Place } from '../load/finding.ts';
import { isRecord } from '../load/is-record.ts';
import type { CatalogCheck } from './check.ts';

interface Program {
  readonly place: Place;
  readonly text: string;
}

/** Every jq program of the actions: in templates, in forms, in policies, in conditions of automations. */
export const actionTemplates: CatalogCheck = async (catalog, report) => {
  const programs: Program[] = [];
  for (const action of catalog.actions) {
    const { origin, value } = action;
    for (const { path, part, text } of templatesIn(withoutSteps(value.invocationMethod))) {
      const place = { origin, path: ['invocationMethod', ...path], part };
      if (parseTemplate(text).kind === 'open') {
        const hint = 'a program ends with `}}`; for the two signs themselves write `{{ "{{" }}`';
        report('action/template', place, 'a `{{` is not closed', hint);
      }
      for (const program of programsOf(text)) programs.push({ place, text: program });
    }
    programs.push(...formPrograms(action), ...policyPrograms(action));
  }
  const errors = await compileJq(programs.map(({ text }) => toStandardJq(text)));
  for (const [index, { place, text }] of programs.entries()) {
    const error = errors[index];
    if (error !== undefined)
      report('action/template', place, `\`${text}\` is not a jq program: ${error}`);
  }
};

/** What a step says is GitHub's business. */
function withoutSteps(method: object): object {
  return { ...method, steps: undefined };
}

function formPrograms({ value, origin }: Action): readonly Program[] {
  const found: Program[] = [];
  const visit = (at: unknown, path: Path): void => {
    if (isJq(at)) found.push({ place: { origin, path: [...path, 'jqQuery'] }, text: at.jqQuery });
    else if (Array.isArray(at))
      for (const [index, each] of at.entries()) visit(each, [...path, index]);
    else if (isRecord(at))
      for (const [key, each] of Object.entries(at)) visit(each, [...path, key]);
  };
  visit(value.trigger.userInputs, ['trigger', 'userInputs']);
  return found;
}

function policyPrograms({ value, origin }: Action): readonly Program[] {
  const { permissions, trigger } = value;
  const lists: (readonly [Path, unknown])[] = [
    [['permissions', 'execute', 'policy', 'conditions'], permissions?.execute?.policy?.conditions],
    [['permissions', 'approve', 'policy', 'conditions'], permissions?.approve?.policy?.conditions],
    [['trigger', 'condition', 'expressions'], trigger.condition?.['expressions']],
  ];
  return lists.flatMap(([path, list]) =>
    (Array.isArray(list) ? list : []).flatMap((text: unknown, index) =>
      typeof text === 'string' ? [{ place: { origin, path: [...path, index] }, text }] : [],
    ),
  );
}
