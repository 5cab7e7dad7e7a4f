import type { SyncRule } from '../model/blueprint.ts';
import type { AccessQuestion, Field } from './access-question.ts';

/** What `sync:` lists, and what it takes for that: entities that have a source, their edges, and the title of a new one. */
export function surveyMay({ verb, blueprint, before, after, field }: AccessQuestion): boolean {
  const rules = blueprint?.file.sync ?? [];
  if (verb === 'read') return true;
  if (rules.length === 0) return isEdgesAlone(verb, field);
  if (verb !== 'update' && (before ?? after)?.isSurveyed !== true) return false;
  if (field === undefined) return true;
  if (field.kind === 'metadata') return verb === 'register' && field.name === 'title';
  if (field.kind === 'rest') return field.name === 'edges' || field.name === 'source';
  return rules.some((rule) => lists(rule, field));
}

/** An entity that people wrote may have edges that the survey saw. */
function isEdgesAlone(verb: AccessQuestion['verb'], field: Field | undefined): boolean {
  return verb === 'update' && field?.kind === 'rest' && field.name === 'edges';
}

function lists({ properties = {}, relations = {} }: SyncRule, { kind, name }: Field): boolean {
  return Object.hasOwn(kind === 'property' ? properties : relations, name);
}
