import type { Verb } from '../../access/access-question.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { ForgeRole } from '../../ports/forge.ts';
import { renderAccessExplanation } from '../../reporters/access-explanation.ts';
import { renderAccessGithub } from '../../reporters/access-github.ts';
import { renderAccessJson } from '../../reporters/access-json.ts';
import { renderAccessText } from '../../reporters/access-text.ts';
import { checkAccess, type CheckedAccess } from '../access/check-access.ts';
import { explainAccess } from '../access/explain-access.ts';
import { getAuthor } from '../access/get-author.ts';
import type { Arguments, Command, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { quoteForActions } from '../quote-for-actions.ts';

const VERBS: readonly Verb[] = ['read', 'register', 'update', 'unregister'];
const ROLES: readonly ForgeRole[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none'];

export const access: Command = {
  name: 'access',
  summary: 'whether somebody may make a change, by the rules of the blueprints, and by which',
  positionals: { usage: 'check | explain WHO VERB WHAT', most: 4 },
  options: {
    since: {
      type: 'string',
      value: 'REV',
      summary: 'check: the revision before the change; its rules count',
    },
    author: {
      type: 'string',
      value: 'LOGIN',
      summary: 'check: whose change it is; in a job on a pull request, who opened it',
    },
    role: {
      type: 'string',
      value: 'ROLE',
      summary: 'their role on GitHub, instead of asking for it',
      choices: [...ROLES],
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'check: how to report',
      choices: ['text', 'json', 'github'],
      default: 'text',
    },
  },
  examples: [
    'cadastre access check --since main --author ada      may ada make this change?',
    'cadastre access explain ada update service/cart.properties.tier',
    'cadastre access check --since HEAD^1                 in a job: may whoever opened the pull request?',
  ],
  async run(arguments_, context) {
    const [verb] = arguments_.positionals;
    if (verb === 'check') return await check(arguments_, context);
    if (verb === 'explain') return await explain(arguments_, context);
    throw new UserError(
      'access: what is to be done?',
      'write `cadastre access check --since REV`, or `cadastre access explain WHO VERB WHAT`',
    );
  },
};

async function explain(arguments_: Arguments, context: Context): Promise<ExitCode> {
  const [, who, word, what] = arguments_.positionals;
  const verb = VERBS.find((each) => each === word);
  if (who === undefined || what === undefined || verb === undefined)
    throw new UserError(
      'access explain: who does what with what?',
      `write \`cadastre access explain ada update service/cart.properties.tier\`; the verbs are ${VERBS.join(', ')}`,
    );
  const request = { who, verb, what, role: roleOf(arguments_) };
  const explanation = await explainAccess(request, context);
  context.io.stdout(renderAccessExplanation(explanation));
  return explanation.verdict.isAllowed ? 0 : 1;
}

async function check(arguments_: Arguments, context: Context): Promise<ExitCode> {
  const since = arguments_.text('since');
  if (since === undefined)
    throw new UserError('access check needs --since', 'name the revision before the change');
  const named = arguments_.text('author');
  const { login: author, isRun } =
    named === undefined ? await getAuthor(context) : { login: named, isRun: false };
  if (isRun) {
    context.io.stdout('a run of an action wrote this; who asked for it was authorised then\n');
    return 0;
  }
  const checked = await checkAccess({ since, author, role: roleOf(arguments_) }, context);
  print(checked, arguments_.text('format') ?? 'text', context);
  return checked.output.refusals.length > 0 ? 1 : 0;
}

function roleOf(arguments_: Arguments): ForgeRole | undefined {
  return ROLES.find((role) => role === arguments_.text('role'));
}

function print({ output, prefix }: CheckedAccess, format: string, context: Context): void {
  const { io, env } = context;
  const isInActions = env['GITHUB_ACTIONS'] === 'true';
  if (format === 'json') io.stdout(renderAccessJson(output));
  else if (format === 'github') io.stdout(renderAccessGithub(output, prefix));
  else if (isInActions) {
    io.stdout(quoteForActions(renderAccessText(output), context));
    io.stdout(renderAccessGithub(output, prefix));
  } else io.stdout(renderAccessText(output));
}
