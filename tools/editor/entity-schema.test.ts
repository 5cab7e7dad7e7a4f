import { describe, expect, test } from 'vitest';
import { parseDocuments } from '../document/parse-documents.ts';
import { loadFullCatalog } from '../load/load-catalog.ts';
import { createAjv } from '../schema/create-ajv.ts';
import { checkFiles, SMALL_MODEL } from '../testing/check-files.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { SCHEMA_FOLDER, toEditorFiles } from './editor-files.ts';

const MODEL = {
  ...SMALL_MODEL,
  'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/all.yaml': `identifier: All
title: All
schema:
  properties:
    url: {type: string, format: url}
    mail: {type: string, format: idn-email}
    when: {type: string, format: date-time}
    text: {type: string, format: markdown, minLength: 2, pattern: '^[a-z]'}
    flag: {type: boolean}
    list: {type: array, items: {type: string, enum: [a, b]}, maxItems: 2}
    map: {type: object, properties: {a: {type: number}}, required: [a], additionalProperties: false}
    link: {type: object, format: labeled-url}
  required: [gone]
relations:
  one: {target: System}
  nowhere: {target: Nowhere}
  ring: {target: All}
`,
  'blueprints/odd.yaml':
    "identifier: Odd\ntitle: Odd\nschema: {properties: {broken: {type: string, pattern: '('}}}\n",
  'catalog/_team/core.yaml': 'identifier: core\n',
  'catalog/Service/used.yaml':
    'identifier: used\nproperties: {tier: gold}\nrelations: {system: shop}\n',
} as const;

/** What the checker finds in the model itself, which the entities have no part in. */
const BASE = await checkFiles(MODEL);

const SERVICE = 'properties: {tier: gold}\nrelations: {system: shop}\n';

const sound: readonly (readonly [string, string, string])[] = [
  ['the least', 'All', 'identifier: x\n'],
  ['with its own blueprint', 'All', 'identifier: x\nblueprint: All\n'],
  ['required ones', 'Service', `identifier: x\n${SERVICE}`],
  [
    'all keys',
    'All',
    'identifier: x\ntitle: X\nicon: I\nteam: core\nproperties: {}\nrelations: {}\n',
  ],
  ['several teams', 'All', 'identifier: x\nteam: [core, core]\n'],
  ['edges', 'All', 'identifier: x\nedges: {triggers: {"arn:y": {via: A, external: true}}}\n'],
  ['source', 'All', "identifier: x\nsource: {aws: A, account: '1', region: r, id: i}\n"],
  [
    'null is absent',
    'All',
    'identifier: x\nproperties: {flag: null, list: ~}\nrelations: {one: null}\n',
  ],
  ['values', 'All', 'identifier: x\nproperties: {url: "https://a/", flag: true, list: [a, b]}\n'],
  [
    'more values',
    'All',
    'identifier: x\nproperties: {map: {a: 1}, mail: ü@b, when: "2026-01-31T09:30:00Z"}\n',
  ],
  [
    'a labelled link',
    'All',
    'identifier: x\nproperties: {link: {url: "https://a/", displayText: A}}\n',
  ],
  ['a URL that only a browser takes', 'All', 'identifier: x\nproperties: {url: "mailto:a b"}\n'],
  [
    'a relation to a blueprint that is not there',
    'All',
    'identifier: x\nrelations: {nowhere: y}\n',
  ],
  [
    'a list of relations',
    'Service',
    `identifier: x\nproperties: {tier: gold}\nrelations: {system: shop, uses: [used]}\n`,
  ],
  ['a list of entities', 'All', '- identifier: x\n- identifier: y\n  team: core\n'],
  ['an identifier with all that is allowed', 'All', 'identifier: "ä0@_.+:\\\\/=-"\n'],
  ['a pattern that is none', 'Odd', 'identifier: x\nproperties: {broken: a}\n'],
  ['blueprint where the folder says nothing', '', 'identifier: x\nblueprint: All\n'],
];

const broken: readonly (readonly [string, string, string])[] = [
  ['no identifier', 'All', 'title: x\nproperties: {}\n'],
  ['an identifier with a blank', 'All', 'identifier: a b\n'],
  ['unknown key', 'All', 'identifier: x\ntitel: y\n'],
  ['title of another type', 'All', 'identifier: x\ntitle: 1\n'],
  ['title is null', 'All', 'identifier: x\ntitle: null\n'],
  ['unknown team', 'All', 'identifier: x\nteam: cor\n'],
  ['unknown team in a list', 'All', 'identifier: x\nteam: [core, cor]\n'],
  ['no team', 'All', 'identifier: x\nteam: null\n'],
  ['properties is a list', 'All', 'identifier: x\nproperties: []\n'],
  ['properties is null', 'All', 'identifier: x\nproperties:\n'],
  ['unknown property', 'All', 'identifier: x\nproperties: {urll: y}\n'],
  ['a relation as a property', 'All', 'identifier: x\nproperties: {one: shop}\n'],
  ['a property as a relation', 'All', 'identifier: x\nrelations: {url: shop}\n'],
  ['no URL', 'All', 'identifier: x\nproperties: {url: nowhere}\n'],
  ['no e-mail', 'All', 'identifier: x\nproperties: {mail: a b}\n'],
  ['no date', 'All', 'identifier: x\nproperties: {when: yesterday}\n'],
  ['too short', 'All', 'identifier: x\nproperties: {text: a}\n'],
  ['another pattern', 'All', 'identifier: x\nproperties: {text: ABC}\n'],
  ['no boolean', 'All', 'identifier: x\nproperties: {flag: "yes"}\n'],
  ['an element that is not allowed', 'All', 'identifier: x\nproperties: {list: [c]}\n'],
  ['null in a list', 'All', 'identifier: x\nproperties: {list: [null]}\n'],
  ['too many elements', 'All', 'identifier: x\nproperties: {list: [a, b, a]}\n'],
  ['no list', 'All', 'identifier: x\nproperties: {list: a}\n'],
  ['a member too many', 'All', 'identifier: x\nproperties: {map: {a: 1, b: 2}}\n'],
  ['a member that is missing', 'All', 'identifier: x\nproperties: {map: {}}\n'],
  ['a link without URL', 'All', 'identifier: x\nproperties: {link: {displayText: A}}\n'],
  [
    'not in the enum',
    'Service',
    'identifier: x\nproperties: {tier: Gold}\nrelations: {system: shop}\n',
  ],
  [
    'below the minimum',
    'Service',
    'identifier: x\nproperties: {tier: gold, replicas: 0}\nrelations: {system: shop}\n',
  ],
  ['missing property', 'Service', 'identifier: x\nproperties: {}\nrelations: {system: shop}\n'],
  ['no properties at all', 'Service', 'identifier: x\nrelations: {system: shop}\n'],
  [
    'required property is null',
    'Service',
    'identifier: x\nproperties: {tier: null}\nrelations: {system: shop}\n',
  ],
  ['missing relation', 'Service', 'identifier: x\nproperties: {tier: gold}\nrelations: {}\n'],
  ['no relations at all', 'Service', 'identifier: x\nproperties: {tier: gold}\n'],
  [
    'required relation is null',
    'Service',
    'identifier: x\nproperties: {tier: gold}\nrelations: {system: null}\n',
  ],
  ['unknown relation', 'All', 'identifier: x\nrelations: {two: shop}\n'],
  ['relation to nothing', 'All', 'identifier: x\nrelations: {one: shopp}\n'],
  ['a list for one', 'All', 'identifier: x\nrelations: {one: [shop]}\n'],
  [
    'one for a list',
    'Service',
    'identifier: x\nproperties: {tier: gold}\nrelations: {system: shop, uses: used}\n',
  ],
  ['a number as a relation', 'All', 'identifier: x\nrelations: {one: 1}\n'],
  ['an edge of no kind', 'All', 'identifier: x\nedges: {pokes: {All/y: {via: A}}}\n'],
  ['half a source', 'All', 'identifier: x\nsource: {aws: A}\n'],
  ['another blueprint', 'All', 'identifier: x\nblueprint: System\n'],
  ['a broken one in a list', 'All', '- identifier: x\n- identifier: y\n  titel: y\n'],
  ['a list in a list', 'All', '- [{identifier: x}]\n'],
  ['blueprint that is missing', '', 'identifier: x\n'],
  ['blueprint that is unknown', '', 'identifier: x\nblueprint: Al\n'],
  ['unknown key behind a blueprint', '', 'identifier: x\nblueprint: All\ntitel: x\n'],
  [
    'unknown property behind a blueprint',
    '',
    'identifier: x\nblueprint: All\nproperties: {a: 1}\n',
  ],
];

const { catalog } = await loadFullCatalog(createMemoryFileStore(MODEL), { kind: 'repository' });
const ajv = createAjv('ours');
for (const [file, text] of toEditorFiles(catalog).schemas) {
  ajv.addSchema(JSON.parse(text), file.slice(SCHEMA_FOLDER.length + 1));
}

/** Whether the schema of the folder takes the value, and whether the checker finds nothing. */
async function verdicts(
  folder: string,
  text: string,
): Promise<{ editor: boolean; checker: boolean }> {
  const file = folder === '' ? 'catalog/x.yaml' : `catalog/${folder}/x.yaml`;
  const { documents } = parseDocuments(file, new TextEncoder().encode(text));
  const name = folder === '' ? 'entity.json' : `entity.${folder}.json`;
  const found = await checkFiles({ ...MODEL, [file]: text });
  return {
    editor: ajv.validate(name, documents[0]?.value),
    checker: found.filter((line) => !BASE.includes(line)).length === 0,
  };
}

describe('the schema says what the checker says', () => {
  test.each(sound)('sound: %s', async (_, folder, text) => {
    expect(await verdicts(folder, text)).toEqual({ editor: true, checker: true });
  });

  test.each(broken)('broken: %s', async (_, folder, text) => {
    expect(await verdicts(folder, text)).toEqual({ editor: false, checker: false });
  });
});

test('more than 300 identifiers are no menu any more', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `catalog/System/s${index}.yaml`,
      `identifier: s${index}\n`,
    ]),
  );
  const loaded = await loadFullCatalog(createMemoryFileStore({ ...MODEL, ...many }), {
    kind: 'repository',
  });
  const text = toEditorFiles(loaded.catalog).schemas.get(`${SCHEMA_FOLDER}/identifiers.json`);
  const { System, _team: team } = JSON.parse(text ?? '').definitions;
  expect(System).toEqual({ type: 'string' });
  expect(team).toMatchObject({ enum: ['core'] });
});
