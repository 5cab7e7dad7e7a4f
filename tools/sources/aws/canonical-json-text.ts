/**
 * JSON in a string (policies, definitions of state machines, redrive policies) in one spelling: keys sorted, no
 * blanks. The arrays of a policy that are sets are sorted; the order of all others may mean something.
 * Undefined for a text that is no JSON object or array.
 */
export function canonicalJsonText(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.stringify(canonical(JSON.parse(text), ''));
  } catch {
    return undefined;
  }
}

/** The members of a statement that IAM takes for sets, alone or in a list. */
const POLICY_SETS = new Set(['Action', 'NotAction', 'Resource', 'NotResource', 'AWS', 'Service']);

function canonical(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const isSet = POLICY_SETS.has(key) && value.every((element) => typeof element === 'string');
    const elements = value.map((element) => canonical(element, ''));
    return isSet ? elements.map(String).toSorted() : elements;
  }
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, canonical(Reflect.get(value, name), name)]));
}
