import { UserError } from '../../diagnostics/user-error.ts';
import { readOrigin } from '../../load/read-origin.ts';
import { createCatalogGraph } from '../../graph/catalog-graph.ts';
import { describeEntity } from '../../graph/describe-entity.ts';
import { getEntity } from '../../graph/get-entity.ts';
import { renderShowJson } from '../../reporters/show-json.ts';
import { renderShowText } from '../../reporters/show-text.ts';
import type { Command } from '../command.ts';
import { loadRepository } from '../load-repository.ts';

export const show: Command = {
  name: 'show',
  summary: 'show an entity: its properties, what it is connected with, and where it is written',
  positionals: { usage: 'BLUEPRINT/ID', most: 1 },
  options: {
    all: { type: 'boolean', summary: 'name every connection, however many there are' },
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
  ],
  async run(arguments_, context) {
    const [name] = arguments_.positionals;
    if (name === undefined) throw new UserError('show what?', 'write `cadastre show BLUEPRINT/ID`');
    const { catalog, files } = await loadRepository(context);
    const entity = getEntity(catalog, name);
    const written = await readOrigin(files, entity.origin);
    if (written === undefined)
      throw new UserError(`${entity.origin.file} changed while it was read`, 'try again');
    const shown = describeEntity(createCatalogGraph(catalog), entity, written);
    const { stdout, hasColours } = context.io;
    if (arguments_.text('format') === 'json') stdout(renderShowJson(shown));
    else {
      const { properties = {} } = catalog.blueprintsById.get(entity.blueprint) ?? {};
      const titles = new Map(
        Object.entries(properties).flatMap(([key, { title }]) =>
          title === undefined ? [] : [[key, title] as const],
        ),
      );
      stdout(renderShowText(shown, { hasColours, isWhole: arguments_.has('all'), titles }));
    }
    return 0;
  },
};
