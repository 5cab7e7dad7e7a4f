import { CODES } from '../diagnostics/codes.ts';

const INTRODUCTION = `# What \`cadastre check\` finds

Every diagnostic has a code, which is also the name of its page. The pages are written by \`npm run docs\`: what they quote is
what Cadastre says of their examples.
`;

const NOT_NOW = `## Not now

A diagnostic that has to wait can be silenced in three ways. A code that does not exist is an error in all of them.

- **One line**: \`# cadastre-ignore entity/unknown-team: moves on Monday\`, behind the value or on the line above it. The reason is
  not optional, and a comment that silences nothing is reported.
- **A part of the catalog**: in \`cadastre.yaml\`, a severity for a code, or a list of which the first glob that matches counts.

  \`\`\`yaml
  checks:
    entity/no-owner: error
    entity/placeholder:
      - { severity: off, files: ['catalog/sandbox/**'] }
  \`\`\`

- **All that is there today**: \`cadastre check --update-baseline\` writes \`.cadastre-baseline.json\`. What it holds is not reported
  until it is mended; what is new is. Entries have no lines, so that they survive when lines move.
`;

const GROUPS: Readonly<Record<string, string>> = {
  file: 'Files',
  document: 'Documents',
  config: '`cadastre.yaml`',
  silence: 'Comments that silence',
  baseline: 'The baseline',
  blueprint: 'Blueprints',
  entity: 'Entities',
  action: 'Actions',
  scorecard: 'Scorecards',
};

/** The list of all diagnostics, by group. */
export function renderCheckIndex(): string {
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const rows = Object.entries(CODES)
      .filter(([code]) => code.startsWith(`${group}/`))
      .map(
        ([code, { severity, summary }]) => `| [${code}](${code}.md) | ${severity} | ${summary} |`,
      );
    return [`## ${title}`, '', '| code | default | |', '| --- | --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  return [INTRODUCTION, ...groups, NOT_NOW].join('\n');
}
