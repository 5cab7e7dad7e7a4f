import { findSecretPath, SECRET_PATHS, type SecretRule } from '../../document/secret-paths.ts';

/**
 * The properties without what may be a secret. What no mapping sees, no mapping can write. `allowed` are entries of
 * `aws.allowSecretPaths`: what a person has said is none.
 */
export function redact(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  allowed: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  let result: unknown = properties;
  for (const [path, how] of SECRET_PATHS[type] ?? []) {
    result = redactAt(result, path.split('.'), how);
  }
  for (const entry of allowed) {
    const found = findSecretPath(entry);
    if (found?.type === type) result = restoreAt(result, properties, found.path);
  }
  // Every step answers a mapping with a mapping.
  return result as Readonly<Record<string, unknown>>;
}

function redactAt(value: unknown, [step, ...rest]: readonly string[], how: SecretRule): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    return step === '*' ? value.map((element) => redactAt(element, rest, how)) : value;
  }
  const entries = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    if (step !== '*' && step !== key) return [[key, member]];
    if (rest.length > 0) return [[key, redactAt(member, rest, how)]];
    const left = leftOf(member, how);
    return left === undefined ? [] : [[key, left]];
  });
  return Object.fromEntries(entries);
}

function leftOf(value: unknown, how: SecretRule): unknown {
  if (how === 'keys') return namesOnly(value);
  if (typeof value !== 'string') return undefined;
  if (how === 'arn') return value.startsWith('arn:') ? value : undefined;
  return how === 'host' && URL.canParse(value) ? `https://${new URL(value).host}` : undefined;
}

/** The redacted value with what stands at the path of the original. */
function restoreAt(value: unknown, original: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return original;
  if (typeof original !== 'object' || original === null) return value;
  if (Array.isArray(original)) {
    if (step !== '*' || !Array.isArray(value)) return value;
    return value.map((element, index) => restoreAt(element, original[index], rest));
  }
  const result: Record<string, unknown> = typeof value === 'object' ? { ...value } : {};
  for (const [key, member] of Object.entries(original)) {
    if (step !== '*' && step !== key) continue;
    const restored = restoreAt(result[key], member, rest);
    if (restored !== undefined) result[key] = restored;
  }
  return result;
}

function namesOnly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.keys(value).map((key) => [key, null]));
}
