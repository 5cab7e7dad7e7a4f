import type { DatePreset } from '../model/query.ts';

/** `last3Months` as `last 3 months`. */
export function presetWords(preset: DatePreset): string {
  return preset.replace(
    /^(last|next)(\d*)([A-Z])/,
    (_, way: string, count: string, letter: string) =>
      `${way} ${count === '' ? '' : `${count} `}${letter.toLowerCase()}`,
  );
}
