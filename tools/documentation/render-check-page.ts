import { CODES, type Code } from '../diagnostics/codes.ts';
import type { Files } from '../diagnostics/explanations/explanation.ts';
import { EXPLANATIONS } from '../diagnostics/explanations/index.ts';
import { createCheckReport } from '../reporters/check-report.ts';
import { renderCheckText } from '../reporters/check-text.ts';
import { toReported } from '../reporters/to-reported.ts';
import { checkExample } from './check-example.ts';

/** The page of one diagnostic. What it quotes of Cadastre is what Cadastre says of the example. */
export async function renderCheckPage(code: Code): Promise<string> {
  const { severity, summary } = CODES[code];
  const { why, example } = EXPLANATIONS[code];
  const head = [
    `# ${code}`,
    '',
    summary,
    '',
    `By default: ${severity}.`,
    '',
    '## Why',
    '',
    why,
    '',
  ];
  if (typeof example === 'string')
    return [...head, '## When', '', example, '', ...silence(code, undefined)].join('\n');
  const { found, texts } = await checkExample(example, 'wrong');
  const own = found.filter(({ diagnostic }) => diagnostic.code === code).slice(0, 1);
  const [first] = own;
  const looked = { files: 0, entities: 0, silenced: 0, baselined: 0 };
  const report = createCheckReport(toReported(own, texts), looked);
  const said = renderCheckText(report, false).split('\n').slice(0, -2).join('\n').trimEnd();
  return [
    ...head,
    ...('before' in example && example.before !== undefined
      ? ['## Before', '', ...fences(example.before)]
      : []),
    '## Wrong',
    '',
    ...fences(example.wrong),
    '```text',
    said,
    '```',
    '',
    '## Right',
    '',
    ...fences(example.right),
    ...beside(example.given ?? {}),
    ...silence(code, first?.diagnostic.location.file),
  ].join('\n');
}

function fences(files: Files): string[] {
  return Object.entries(files).flatMap(([path, text]) => [
    `\`\`\`${path.endsWith('.json') ? 'json' : 'yaml'}`,
    ...(path.endsWith('.json') ? [] : [`# ${path}`]),
    text.trimEnd(),
    '```',
    '',
  ]);
}

/** What the example needs besides, for whoever wants to try it. */
function beside(given: Files): string[] {
  if (Object.keys(given).length === 0) return [];
  return [
    '<details><summary>The other files of this example</summary>',
    '',
    ...fences(given),
    '</details>',
    '',
  ];
}

/** What is wrong with the very file, comment or list that would silence it is not silenced there. */
const NO_SEVERITY = /^config\/(?:invalid|unknown-key)$/;
const NO_BASELINE = /^(?:silence|baseline)\//;
/** A comment needs a line that can be read, and what is wrong with a comment is not silenced by another. */
const NO_COMMENT = /^(?:file|document|silence|baseline)\//;

function silence(code: Code, file: string | undefined): string[] {
  const folder = file?.split('/').slice(0, -1).join('/') ?? 'catalog';
  const canComment = !NO_COMMENT.test(code) && file?.endsWith('.json') !== true;
  return [
    '## Silence',
    '',
    ...(canComment
      ? [
          'On one line, with a comment behind it or above it:',
          '',
          '```yaml',
          `# cadastre-ignore ${code}: the reason`,
          '```',
          '',
        ]
      : []),
    ...(NO_SEVERITY.test(code)
      ? []
      : [
          'For a part of the catalog, in `cadastre.yaml`:',
          '',
          '```yaml',
          'checks:',
          `  ${code}:`,
          `    - { severity: off, files: ['${folder === '' ? '*' : `${folder}/**`}'] }`,
          '```',
          '',
        ]),
    ...(NO_BASELINE.test(code)
      ? []
      : [
          'For all that is there today: `cadastre check --update-baseline`. See [all checks](../README.md#not-now).',
          '',
        ]),
  ];
}
