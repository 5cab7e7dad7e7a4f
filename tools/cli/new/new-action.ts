import { UserError } from '../../diagnostics/user-error.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { ActionFile } from '../../model/action.ts';
import { printable } from '../../reporters/printable.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { toFileName } from './to-file-name.ts';
import { writeNewFile } from './write-new-file.ts';

/** As `ActionFile` has it. */
const IDENTIFIER = /^(?!\.{1,2}$)[\p{L}0-9@_.+:=-]{1,100}$/u;

/** Writes a first action that can be compiled and run as it is: on an entity of a blueprint, or on nothing. */
export async function newAction(
  identifier: string,
  blueprint: string | undefined,
  isDryRun: boolean,
  context: Context,
): Promise<void> {
  const files = context.openFiles(await getCatalogRoot(context));
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  if (!IDENTIFIER.test(identifier))
    throw new UserError(
      `\`${printable(identifier)}\` cannot be the identifier of an action`,
      'write letters, digits and @ _ . + : = -',
    );
  const clash = catalog.actions.find((action) => action.identifier === identifier);
  if (clash !== undefined)
    throw new UserError(`there is an action ${identifier} already, in ${clash.origin.file}`);
  if (blueprint !== undefined && !catalog.blueprintsById.has(blueprint))
    throw new UserError(
      `there is no blueprint \`${printable(blueprint)}\``,
      'name one of blueprints/, or leave --blueprint out',
    );
  const path = `actions/${toFileName(identifier)}.yaml`;
  const value = toAction(identifier, blueprint);
  await writeNewFile({ path, value }, { files, io: context.io, isDryRun });
}

function toAction(identifier: string, blueprint: string | undefined): ActionFile {
  const subject = blueprint === undefined ? 'REASON' : 'ENTITY';
  const value = blueprint === undefined ? '{{ .inputs.reason }}' : '{{ .entity.identifier }}';
  return {
    identifier,
    title: identifier,
    trigger: {
      type: 'self-service',
      operation: blueprint === undefined ? 'CREATE' : 'DAY-2',
      ...(blueprint === undefined ? {} : { blueprintIdentifier: blueprint }),
      userInputs: {
        properties: { reason: { type: 'string', title: 'Reason' } },
        required: ['reason'],
      },
    },
    permissions: { execute: { roles: ['Member'] } },
    invocationMethod: {
      type: 'STEPS',
      env: { [subject]: value },
      steps: [{ name: 'Do it', run: `echo "for $${subject}"` }],
    },
  };
}
