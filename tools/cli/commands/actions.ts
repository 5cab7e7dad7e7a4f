import { UserError } from '../../diagnostics/user-error.ts';
import { renderActions } from '../../reporters/actions-text.ts';
import { count } from '../../reporters/count.ts';
import { printable } from '../../reporters/printable.ts';
import { compileActions } from '../actions/compile-actions.ts';
import type { Arguments, Command, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { loadRepository } from '../load-repository.ts';

export const actions: Command = {
  name: 'actions',
  summary: 'list the self-service actions, or write a workflow for each of them',
  positionals: { usage: 'compile | list', most: 1 },
  options: {
    check: { type: 'boolean', summary: 'compile: only say which workflows are stale' },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'list: how to show them',
      choices: ['text', 'json'],
      default: 'text',
    },
  },
  examples: [
    'cadastre actions list              what can be asked for',
    'cadastre actions compile           actions/*.yaml → .github/workflows/action-*.yml',
    'cadastre actions compile --check   whether they are fresh, for CI',
  ],
  async run(arguments_, context) {
    const [verb = 'list'] = arguments_.positionals;
    if (verb === 'compile') return await compile(arguments_, context);
    if (verb !== 'list')
      throw new UserError(
        `actions: ${verb} is neither \`list\` nor \`compile\``,
        'write `cadastre actions compile`',
      );
    const { catalog } = await loadRepository(context);
    const isJson = arguments_.text('format') === 'json';
    context.io.stdout(renderActions(catalog.actions, isJson ? 'json' : 'text'));
    return 0;
  },
};

async function compile(arguments_: Arguments, context: Context): Promise<ExitCode> {
  const { io } = context;
  const { root, files, catalog } = await loadRepository(context);
  if ((await context.openGit(root).findPrefix()) !== undefined)
    throw new UserError(
      'actions compile: the catalog is not at the top of its repository, where GitHub looks for workflows',
      'move it to the top, or the actions to a repository of their own',
    );
  const changes = await compileActions(catalog, files);
  const isCheck = arguments_.has('check');
  for (const { path, text, isOnlyChoices } of changes) {
    const note = text === undefined ? ' (removed)' : isCheck && isOnlyChoices ? ' (choices)' : '';
    io.stdout(`${printable(path)}${note}\n`);
  }
  if (isCheck) {
    // Every new entity would be an error otherwise, in a pull request that cannot know of it.
    const stale = changes.filter(({ isOnlyChoices }) => !isOnlyChoices).length;
    const choices = changes.length - stale;
    const more = choices === 0 ? '' : `, ${choices} with choices that are not up to date`;
    const advice = changes.length > 0 ? ': run `cadastre actions compile`' : '';
    io.stderr(`${count(stale, 'workflow')} stale${more}${advice}\n`);
    return stale > 0 ? 1 : 0;
  }
  if (changes.length > 0) await files.write(changes);
  io.stderr(`${count(changes.length, 'workflow')} written\n`);
  return 0;
}
