/** ``write `name` ``, where there is a name. */
export function writeHint(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `write \`${name}\``;
}
