import type { Explanation, Files } from './explanation.ts';
import { SERVICE } from './models.ts';

const FILE = 'catalog/service/cart.yaml';
const SOUND = 'identifier: cart\nproperties:\n  tier: gold\n';

/** The same file, wrong and right. */
function cart(wrong: string, right = SOUND): { given: Files; wrong: Files; right: Files } {
  return { given: SERVICE, wrong: { [FILE]: wrong }, right: { [FILE]: right } };
}

export const DOCUMENTS = {
  'document/not-utf-8': {
    why: 'The same bytes are other letters on another machine. YAML and JSON are UTF-8.',
    example: 'A file saved as Latin-1 or UTF-16. Save it as UTF-8.',
  },
  'document/byte-order-mark': {
    why: 'Some tools take the three invisible bytes for the start of the first key, which then is another key.',
    example: 'A file saved as "UTF-8 with BOM". `--fix` takes the mark out.',
  },
  'document/empty': {
    why: 'An empty file is a forgotten one, or the trace of an edit that went wrong.',
    example: { given: SERVICE, wrong: { [FILE]: '# to do\n' }, right: { [FILE]: SOUND } },
  },
  'document/invalid-yaml': {
    why: 'Nothing behind the mistake can be read, and what stands before it may mean something else than it seems.',
    example: cart('identifier: cart\nproperties: {tier: gold\n'),
  },
  'document/tab': {
    why: 'YAML indents by spaces alone. Editors show a tab as spaces, so that the mistake cannot be seen.',
    example: cart('identifier: cart\nproperties:\n\ttier: gold\n'),
  },
  'document/duplicate-key': {
    why: 'One of the two values is lost, and which one depends on the program that reads the file.',
    example: cart(
      'identifier: cart\nproperties:\n  tier: gold\n  tier: silver\n',
      'identifier: cart\nproperties:\n  tier: silver\n',
    ),
  },
  'document/forbidden-key': {
    why: 'A key named `__proto__` changes what other keys mean in programs written in JavaScript.',
    example: cart('identifier: cart\nproperties:\n  tier: gold\n  __proto__: { a: b }\n'),
  },
  'document/unknown-tag': {
    why: 'A tag asks the reader to make something of its own out of a value. Readers that do not know it read something else.',
    example: cart('identifier: cart\nproperties:\n  tier: !level gold\n'),
  },
  'document/unsupported-version': {
    why: 'In YAML 1.1 `no`, `on` and `012` are other values than in 1.2. A file that asks for 1.1 means something else than it says here.',
    example: cart(`%YAML 1.1\n---\n${SOUND}`),
  },
  'document/too-many-aliases': {
    why: 'A few lines of aliases of aliases become millions of values, and bring down whatever reads them.',
    example:
      'Anchors that hold aliases of other anchors, ten levels deep. Write the values out, or fewer of them.',
  },
  'document/too-deep': {
    why: 'No catalog nests like that. Programs that read it run out of their stack.',
    example: 'A hundred and one lists in one another.',
  },
  'document/imprecise-number': {
    why: 'Numbers in JSON and JavaScript have some sixteen digits. A longer one becomes another number: an identifier that is written as a number comes back changed.',
    example: {
      given: {
        'blueprints/account.yaml':
          'identifier: account\nschema:\n  properties:\n    ticket: { type: string }\n',
      },
      wrong: {
        'catalog/account/prod.yaml':
          'identifier: prod\nproperties:\n  ticket: 12345678901234567890\n',
      },
      right: {
        'catalog/account/prod.yaml':
          'identifier: prod\nproperties:\n  ticket: "12345678901234567890"\n',
      },
    },
  },
  'document/typographic-quotes': {
    why: 'Word processors and chats turn straight quotes into curly ones, which YAML takes for letters.',
    example: cart('identifier: cart\nproperties: { “tier”: “gold” }\n'),
  },
} as const satisfies Record<string, Explanation>;
