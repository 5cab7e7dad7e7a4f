import { getAwsType } from '../types.ts';
import type { ParentModel } from './models-of.ts';

/** The lists that a type has in a region whatever is there, or undefined for one that has a single list. */
export function fixedModels(type: string, region: string): readonly ParentModel[] | undefined {
  return getAwsType(type)
    .models?.filter((each) => each.region === undefined || each.region === region)
    .map(({ model }) => ({ name: Object.values(model).join('|'), model }));
}
