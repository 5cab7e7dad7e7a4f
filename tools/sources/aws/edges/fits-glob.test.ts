import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsGlob } from './fits-glob.ts';

test('says what a regular expression says', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[ab*?]{0,8}$/),
      fc.stringMatching(/^[ab]{0,10}$/),
      (glob, text) => {
        const pattern = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(fitsGlob(glob, text)).toBe(pattern.test(text));
      },
    ),
  );
});
