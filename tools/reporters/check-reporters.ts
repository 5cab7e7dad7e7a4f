import { renderCheckCompact } from './check-compact.ts';
import { renderCheckGithub } from './check-github.ts';
import { renderCheckJson } from './check-json.ts';
import { renderCheckJunit } from './check-junit.ts';
import { MARKDOWN_LIMITS, renderCheckMarkdown } from './check-markdown.ts';
import type { CheckReport } from './check-report.ts';
import { renderCheckSarif } from './check-sarif.ts';
import { renderCheckText } from './check-text.ts';

/** One way to say what a check found. */
export interface CheckReporter {
  /** For the help of `--format`. */
  readonly summary: string;
  /** Read by GitHub, for which paths start at the root of the repository. */
  readonly isForGithub?: true;
  render(report: CheckReport, options: { readonly hasColours: boolean }): string;
}

/** The values of `cadastre check --format`. */
export const CHECK_REPORTERS = {
  text: {
    summary: 'for people: each problem with its line and how to mend it',
    render: (report, { hasColours }) => renderCheckText(report, hasColours),
  },
  compact: { summary: 'one line a problem, for grep and editors', render: renderCheckCompact },
  json: { summary: 'one document, for programs', render: renderCheckJson },
  github: {
    summary: 'annotations of GitHub Actions',
    isForGithub: true,
    render: renderCheckGithub,
  },
  sarif: {
    summary: 'SARIF 2.1.0, for GitHub code scanning',
    isForGithub: true,
    render: renderCheckSarif,
  },
  markdown: {
    summary: 'for a comment on a pull request',
    isForGithub: true,
    render: (report) => renderCheckMarkdown(report, { limit: MARKDOWN_LIMITS.comment }),
  },
  junit: { summary: 'JUnit XML, for servers that show tests', render: renderCheckJunit },
} as const satisfies Record<string, CheckReporter>;

export type CheckFormat = keyof typeof CHECK_REPORTERS;
