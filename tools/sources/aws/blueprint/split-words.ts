/** `DBInstanceClass` → `DB`, `Instance`, `Class`; `EC2Ipv6ARNs` → `EC2`, `Ipv6`, `ARNs`. */
export function splitWords(name: string): readonly string[] {
  return (
    name.match(/IoT|GraphQL|[A-Z]+v\d+|[A-Z]+s(?![a-z])|[A-Z]+\d*(?![a-z])|[A-Z]?[a-z]+\d*|\d+/g) ??
    []
  );
}
