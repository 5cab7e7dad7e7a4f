import type { FoundTemplate } from './template/templates-in.ts';
import { programsOf, templatesIn } from './template/templates-in.ts';

export interface SecretUse {
  readonly template: FoundTemplate;
  /** The name of the secret; undefined where the program computes it, or takes them all. */
  readonly name: string | undefined;
}

/** GitHub's rule for the name of a secret. */
export const SECRET_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Where templates name secrets: `.secrets["NAME"]`, `.secrets['NAME']` or `.secrets.NAME`. */
export function secretsIn(value: unknown): readonly SecretUse[] {
  return templatesIn(value).flatMap((template) =>
    programsOf(template.text).flatMap((program) =>
      secretsOf(program).map((name) => ({ template, name })),
    ),
  );
}

function secretsOf(program: string): readonly (string | undefined)[] {
  const all = [...program.matchAll(/\.secrets\b/g)].length;
  const named = [
    ...program.matchAll(
      /\.secrets\s*(?:\.?\[\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*\]|\.([A-Za-z_]\w*))/g,
    ),
  ].map(([, double, single, plain]) => double ?? single ?? plain ?? '');
  return [
    ...named.map((name) => (SECRET_NAME.test(name) ? name : undefined)),
    ...(named.length < all ? [undefined] : []),
  ];
}
