import type { Path } from '../document/path.ts';
import type { EntityCheck } from './check.ts';
import { visitTexts } from './visit-texts.ts';

/** Whole values, or starts of them, that a template or a hurried person leaves behind. */
const ANY =
  /^(?:todo|tbd|tba|fixme|xxx+|change[-_ ]?me|replace[-_ ]?me|placeholder|fill[-_ ]?me[-_ ]?in|some[-_](?:identifier|name|id|title|value|string)|your[-_ ][a-z-_ ]+[-_ ]here|<[a-z][a-z0-9 _-]*>|\$\{[a-z0-9_. ]+\}|(?:foo|bar|baz|foobar))$|\blorem ipsum\b|^(?:todo|fixme|tbd)\b\s*[:(-]/i;

export const entityPlaceholder: EntityCheck = () => (entity, _, report) => {
  const look = (text: string, path: Path): void => {
    if (!ANY.test(text)) return;
    const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    const message = `\`${shown}\` is what a template leaves behind`;
    report(
      'entity/placeholder',
      { origin: entity.origin, path: [...path] },
      message,
      'write the real value, or delete the key',
    );
  };
  look(entity.identifier, ['identifier']);
  if (entity.title !== undefined) look(entity.title, ['title']);
  // What the survey wrote is what AWS says, however odd.
  if (entity.source === undefined) visitTexts(entity.properties, ['properties'], look);
};
