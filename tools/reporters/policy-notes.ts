import { MANAGED_POLICY_LIMIT, type Policy } from '../sources/aws/to-policy.ts';
import { count } from './count.ts';

/** What a person should know of a policy that is printed elsewhere: one line each. */
export function renderPolicyNotes(policy: Policy, printed: number): string {
  const { documents, types, withheld, unknown, unlisted } = policy;
  const lines = [
    `${count(types.length, 'type')}, ${count(actionsOf(policy), 'action')}`,
    ...withheld.map(
      ({ action, reason, types: users }) =>
        `left out: ${action}: ${reason}; declared by ${users.join(', ')}`,
    ),
    ...unlisted.map(({ type, reason }) => `nothing allowed for ${type}: ${reason}`),
    ...unknown.map(
      (type) =>
        `not known: the actions of ${type}; the policy lets Cloud Control be asked, no more; find them with \`aws cloudformation describe-type --type RESOURCE --type-name ${type} --query Schema --output text\`, below handlers.list and handlers.read`,
    ),
  ];
  if (documents.length > 1) {
    const those = printed === 1 ? 'one of them was printed' : 'they were printed as a list';
    lines.push(
      `longer than the ${MANAGED_POLICY_LIMIT} characters of a managed policy: split into ${documents.length}, ${those}; \`--part 1\` prints the first alone, and the role needs all`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

function actionsOf({ documents }: Policy): number {
  return documents.reduce(
    (sum, { Statement }) => Statement.reduce((total, { Action }) => total + Action.length, sum),
    0,
  );
}
