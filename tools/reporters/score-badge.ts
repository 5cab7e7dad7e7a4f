import type { Color } from '../model/blueprint.ts';
import { cutText } from './cut-text.ts';
import { displayWidth } from './display-width.ts';
import { xmlText } from './xml-text.ts';

export interface Badge {
  readonly label: string;
  readonly value: string;
  readonly color: Color;
}

const FILLS: Readonly<Record<Color, string>> = {
  blue: '#2f6feb',
  turquoise: '#0e8a8a',
  orange: '#d9730d',
  purple: '#7c4dbc',
  pink: '#d6418c',
  yellow: '#e5b800',
  green: '#2c8a3e',
  red: '#c9302c',
  gold: '#d4a017',
  silver: '#a8adb4',
  paleBlue: '#9cc3e6',
  darkGray: '#4a4f57',
  lightGray: '#c4c8cd',
  bronze: '#a8682a',
  lime: '#8fbf21',
  olive: '#6b7a2a',
  brown: '#79503a',
};
/** On these dark text is read better. */
const LIGHT: ReadonlySet<Color> = new Set<Color>([
  'yellow',
  'gold',
  'silver',
  'paleBlue',
  'lightGray',
  'lime',
]);

const LETTER = 6.6;
const PADDING = 12;

/** A small picture, `label | value`. The same for the same texts, which are escaped and cut. */
export function renderBadge({ label, value, color }: Badge): string {
  const [left, right] = [cutText(label, 60), cutText(value, 30)];
  const [leftWidth, rightWidth] = [widthOf(left), widthOf(right)];
  const width = leftWidth + rightWidth;
  const text = LIGHT.has(color) ? '#1b1f23' : '#ffffff';
  const name = xmlText(`${left}: ${right}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${name}">
  <title>${name}</title>
  <rect width="${width}" height="20" rx="3" fill="#4a4f57"/>
  <path d="M${leftWidth} 0h${rightWidth - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${rightWidth - 3}z" fill="${FILLS[color]}"/>
  <g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
    <text x="${leftWidth / 2}" y="14" fill="#ffffff">${xmlText(left)}</text>
    <text x="${leftWidth + rightWidth / 2}" y="14" fill="${text}">${xmlText(right)}</text>
  </g>
</svg>
`;
}

function widthOf(text: string): number {
  return Math.ceil(displayWidth(text) * LETTER) + PADDING;
}
