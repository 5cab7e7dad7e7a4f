import { derivedNames } from '../../derive/property-reader.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Blueprint } from '../../load/catalog.ts';
import { readOrigin } from '../../load/read-origin.ts';
import { createCatalogGraph } from '../../graph/catalog-graph.ts';
import { describeEntity } from '../../graph/describe-entity.ts';
import { getEntity } from '../../graph/get-entity.ts';
import { renderShowJson } from '../../reporters/show-json.ts';
import { renderShowText } from '../../reporters/show-text.ts';
import type { Command } from '../command.ts';
import { deriveEntity } from '../derive-entity.ts';
import { loadRepository } from '../load-repository.ts';

export const show: Command = {
  name: 'show',
  summary: 'show an entity: its properties, what it is connected with, and where it is written',
  positionals: { usage: 'BLUEPRINT/ID [PROPERTY…]', most: 50 },
  options: {
    all: { type: 'boolean', summary: 'name every connection, however many there are' },
    explain: {
      type: 'boolean',
      summary: 'say where derived values come from: all of them, or those of PROPERTY',
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to show it',
      choices: ['text', 'json'],
      default: 'text',
    },
  },
  examples: [
    'cadastre show lambda/orders-worker   by blueprint and title, or the end of an ARN',
    'cadastre show orders-worker          where only one entity has the name',
    'cadastre show orders-worker --explain tier   where its tier comes from',
  ],
  async run(arguments_, context) {
    const [name, ...asked] = arguments_.positionals;
    if (name === undefined) throw new UserError('show what?', 'write `cadastre show BLUEPRINT/ID`');
    const isExplained = arguments_.has('explain');
    if (asked.length > 0 && !isExplained)
      throw new UserError(
        `what of \`${asked.join(' ')}\`?`,
        'write `--explain` to hear where it comes from',
      );
    const { catalog, files } = await loadRepository(context);
    const entity = getEntity(catalog, name);
    const written = await readOrigin(files, entity.origin);
    if (written === undefined)
      throw new UserError(`${entity.origin.file} changed while it was read`, 'try again');
    const blueprint = catalog.blueprintsById.get(entity.blueprint);
    for (const property of asked) checkIsDerived(blueprint, property);
    const derivations = await deriveEntity(context, { catalog, entity }, (property) =>
      asked.length === 0 ? isExplained : asked.includes(property),
    );
    const shown = describeEntity(createCatalogGraph(catalog), { entity, written, ...derivations });
    const { stdout, hasColours } = context.io;
    if (arguments_.text('format') === 'json') stdout(renderShowJson(shown));
    else {
      const titles = new Map(
        Object.entries(blueprint?.properties ?? {}).flatMap(([key, { title }]) =>
          title === undefined ? [] : [[key, title] as const],
        ),
      );
      stdout(renderShowText(shown, { hasColours, isWhole: arguments_.has('all'), titles }));
    }
    return 0;
  },
};

function checkIsDerived(blueprint: Blueprint | undefined, property: string): void {
  const names = blueprint === undefined ? [] : [...derivedNames(blueprint).keys()];
  if (names.includes(property)) return;
  const identifier = blueprint?.identifier ?? '';
  const near = nearestName(property, names);
  const hint =
    near === undefined
      ? `it derives ${names.join(', ') || 'nothing'}`
      : `did you mean \`${near}\`?`;
  throw new UserError(`\`${identifier}\` derives no property \`${property}\``, hint);
}
