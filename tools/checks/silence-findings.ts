import { CODES, type Code } from '../diagnostics/codes.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Located } from '../load/locate-findings.ts';
import type { Silence } from '../load/silence.ts';

export interface Silenced {
  readonly kept: readonly Located[];
  /** What the comments themselves do wrong. */
  readonly problems: readonly Located[];
  readonly silenced: number;
}

/** Takes out what a comment on its line silences with a reason. */
export function silenceFindings(
  located: readonly Located[],
  silences: ReadonlyMap<string, readonly Silence[]>,
): Silenced {
  const used = new Set<Silence>();
  const kept = located.filter(({ diagnostic: { code, location } }) => {
    const silence = silences
      .get(location.file)
      ?.find((each) => each.code === code && each.target === location.line && each.reason !== '');
    if (silence !== undefined) used.add(silence);
    return silence === undefined;
  });
  const problems = [...silences].flatMap(([file, list]) =>
    list.flatMap((silence) => (used.has(silence) ? [] : explain(file, silence))),
  );
  return { kept, problems, silenced: located.length - kept.length };
}

function explain(file: string, { code, reason, line, column }: Silence): Located[] {
  const location = { file, line, column };
  const problem = (name: Code, message: string, hint?: string): Located[] => [
    { diagnostic: createDiagnostic(name, location, message, hint), fix: undefined },
  ];
  if (!Object.hasOwn(CODES, code)) {
    const near = nearestName(code, Object.keys(CODES));
    const message = code === '' ? 'the comment names no check' : `there is no check \`${code}\``;
    const hint = near === undefined ? 'docs/checks/README.md lists them' : `write \`${near}\``;
    return problem('silence/unknown-code', message, hint);
  }
  if (reason === '') {
    const hint = `write \`# cadastre-ignore ${code}: why\``;
    return problem('silence/no-reason', `\`${code}\` is silenced without a reason`, hint);
  }
  return problem('silence/unused', `\`${code}\` is not reported here`, 'delete the comment');
}
