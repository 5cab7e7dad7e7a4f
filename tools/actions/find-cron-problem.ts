/** A field of a cron expression: the least and the greatest number, and names in place of them. */
interface Field {
  readonly title: string;
  readonly least: number;
  readonly most: number;
  /** Three letters each; the first stands for `least`. */
  readonly names?: readonly string[];
}

const MINUTE: Field = { title: 'minute', least: 0, most: 59 };
const HOUR: Field = { title: 'hour', least: 0, most: 23 };
const FIELDS: readonly Field[] = [
  MINUTE,
  HOUR,
  { title: 'day of the month', least: 1, most: 31 },
  {
    title: 'month',
    least: 1,
    most: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  {
    title: 'day of the week',
    least: 0,
    most: 6,
    names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
  },
];

/** GitHub starts nothing more often. */
const LEAST_MINUTES = 5;
const DAY = 24 * 60;
/** Nobody writes a longer one. */
const MOST_CHARACTERS = 200;

/**
 * Why GitHub would not start a workflow by this cron expression, or not as often as it says; undefined where it does. GitHub
 * knows `*`, lists, ranges, steps and names of three letters, in five fields with one space between.
 */
export function findCronProblem(cron: string): string | undefined {
  if (cron.length > MOST_CHARACTERS) return 'it is too long';
  if (cron.startsWith('@')) return 'GitHub does not know this word';
  const parts = cron.split(/ +/);
  if (parts.length !== FIELDS.length || parts.includes(''))
    return `it has ${parts.filter((part) => part !== '').length} fields, and no spaces around them: minute, hour, day of the month, month, day of the week`;
  const sets = FIELDS.map((field, index) => parseField(parts[index] ?? '', field));
  const wrong = sets.findIndex((set) => set === undefined);
  if (wrong !== -1)
    return `\`${parts[wrong]}\` is no ${FIELDS[wrong]?.title}, which goes ${describe(FIELDS[wrong])}`;
  const [minutes, hours] = sets;
  const isDaily = parts.slice(2).every((part) => part === '*');
  const gap = leastGap(minutes ?? [], hours ?? [], isDaily);
  return gap < LEAST_MINUTES
    ? `it would start every ${gap === 1 ? 'minute' : `${gap} minutes`}, and GitHub starts nothing more often than every ${LEAST_MINUTES}`
    : undefined;
}

function describe(field: Field | undefined): string {
  if (field === undefined) return '';
  const { least, most, names } = field;
  const words = names === undefined ? '' : `, or ${names[0]} to ${names.at(-1)}`;
  return `from ${least} to ${most}${words}`;
}

/** Every number that a field means, or undefined where GitHub does not know what it means. */
function parseField(text: string, field: Field): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const numbers = parsePart(part, field);
    if (numbers === undefined) return undefined;
    for (const number of numbers) found.add(number);
  }
  return [...found].toSorted((a, b) => a - b);
}

function parsePart(part: string, field: Field): readonly number[] | undefined {
  const [range = '', step, ...more] = part.split('/');
  const width = step === undefined ? 1 : parseNumber(step, { ...field, least: 1 });
  if (more.length > 0 || width === undefined) return undefined;
  const bounds = parseRange(range, field, step !== undefined);
  if (bounds === undefined || bounds.from > bounds.to) return undefined;
  const length = Math.floor((bounds.to - bounds.from) / width) + 1;
  return Array.from({ length }, (_, index) => bounds.from + index * width);
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** One number with a step behind it means all from there. */
function parseRange(text: string, field: Field, hasStep: boolean): Bounds | undefined {
  if (text === '*') return { from: field.least, to: field.most };
  const [from, to, ...more] = text.split('-').map((each) => parseValue(each, field));
  if (from === undefined || more.length > 0) return undefined;
  if (!text.includes('-')) return { from, to: hasStep ? field.most : from };
  return to === undefined ? undefined : { from, to };
}

function parseValue(text: string, field: Field): number | undefined {
  const name = field.names?.indexOf(text.toUpperCase()) ?? -1;
  return name === -1 ? parseNumber(text, field) : field.least + name;
}

function parseNumber(text: string, { least, most }: Field): number | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

/** Minutes between two starts that are nearest to each other; from one day to the next only where it runs every day. */
function leastGap(minutes: readonly number[], hours: readonly number[], isDaily: boolean): number {
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const night = DAY + (times[0] ?? 0) - (times.at(-1) ?? 0);
  return Math.min(DAY, ...gaps, ...(isDaily ? [night] : []));
}
