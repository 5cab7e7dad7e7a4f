import { findSecret } from '../document/find-secret.ts';
import type { EntityCheck } from './check.ts';
import { visitTexts } from './visit-texts.ts';

/** The value itself must never be in a message. */
export const entitySecret: EntityCheck = () => (entity, _, report) => {
  visitTexts(entity.properties, ['properties'], (text, path) => {
    const found = findSecret(text);
    if (found === undefined) return;
    const message = `this looks like ${found.what}, and everybody who reads the repository can read it`;
    const hint = 'revoke it, and write where the secret is kept instead';
    report('entity/secret', { origin: entity.origin, path: [...path] }, message, hint);
  });
};
