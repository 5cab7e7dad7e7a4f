import { describeLists, isListed, MEMBER, type Person } from '../actions/authorise.ts';
import type { AccessLists, AccessRule } from '../model/access.ts';
import type { AccessQuestion, SeenEntity, Verdict } from './access-question.ts';
import { findRule } from './find-rule.ts';
import { surveyMay } from './survey-may.ts';

/** Whether somebody may do something with an entity, or with one field of it, by which rule, and who may. Pure. */
export function decide(question: AccessQuestion): Verdict {
  if (question.isSurvey === true)
    return {
      isAllowed: surveyMay(question),
      by: 'survey',
      rule: undefined,
      whoMay: 'people; a survey writes what `sync:` lists, and nothing else',
    };
  const found = findRule(question);
  if (found === undefined)
    // Whoever sees the repository reads it.
    return leaveToGit(question.who, question.verb === 'read');
  const sides = sidesOf(question);
  return {
    isAllowed: isGranted(question.who, found.rule, sides),
    by: 'rule',
    rule: found.name,
    whoMay: describeRule(found.rule, sides),
  };
}

/** Whether somebody may change what is no entity: blueprints, scorecards, actions, the configuration. */
export function decideModel(who: Person, model: AccessLists | undefined): Verdict {
  if (model === undefined) return leaveToGit(who, false);
  const whoMay = joinGroups(describeLists(model));
  return { isAllowed: isListed(who, model), by: 'rule', rule: 'access.model', whoMay };
}

function leaveToGit({ roles }: Person, isOpen: boolean): Verdict {
  const whoMay = isOpen
    ? 'whoever sees the repository'
    : 'whoever has write access to the repository';
  return { isAllowed: isOpen || roles.includes(MEMBER), by: 'git', rule: undefined, whoMay };
}

/** What has to agree: an entity that comes has no past, and one that goes no future. */
function sidesOf({ verb, before, after }: AccessQuestion): readonly SeenEntity[] {
  const sides = verb === 'register' ? [after] : verb === 'unregister' ? [before] : [before, after];
  return sides.flatMap((side) => side ?? []);
}

function isGranted(who: Person, rule: AccessRule, sides: readonly SeenEntity[]): boolean {
  if (isListed(who, rule)) return true;
  if (sides.length === 0) return false;
  const { ownedByTeam, policy } = rule;
  const owns = ({ owners }: SeenEntity): boolean => owners.some((team) => who.teams.includes(team));
  if (ownedByTeam === true && sides.every(owns)) return true;
  return policy !== undefined && sides.every((side) => side.matches(policy));
}

function describeRule(rule: AccessRule, sides: readonly SeenEntity[]): string {
  const owners = [...new Set(sides.map((side) => side.owners.join(', ') || 'nobody'))];
  return joinGroups([
    ...describeLists(rule),
    ...(rule.ownedByTeam === true ? [`the team that owns it (${owners.join(' → ')})`] : []),
    ...(rule.policy === undefined ? [] : ['whom its policy finds it for']),
  ]);
}

function joinGroups(groups: readonly string[]): string {
  return groups.length === 0 ? 'nobody: the rule names nobody' : groups.join('; ');
}
