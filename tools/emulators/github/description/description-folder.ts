import path from 'node:path';

/** Where rest.json and schema.graphql are, for the sources and for what is built of them. */
export function descriptionFolder(): string {
  const built = `${path.sep}dist${path.sep}emulators${path.sep}`;
  const source = `${path.sep}tools${path.sep}emulators${path.sep}`;
  return import.meta.dirname.replace(built, source);
}
