import type { SearchRule } from '../../model/query.ts';
import { compileLeft } from '../compile-left.ts';
import type { CompileOptions } from '../compile-options.ts';
import { typeOfLeft } from '../type-of-left.ts';

/** The type of what is compared with a left side: of a list, that of its elements. Undefined where it is not known. */
export function typeOfWritten(
  side: Partial<SearchRule>,
  options: CompileOptions,
): string | undefined {
  // What is wrong with it is reported when the whole query is compiled.
  const { left } = compileLeft({ ...side }, '=', { path: [], options, report: () => {} });
  const property = left === undefined ? undefined : typeOfLeft(left, options);
  return property?.type === 'array' ? property.items?.type : property?.type;
}
