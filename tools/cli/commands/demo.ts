import path from 'node:path';
import { FOLDERS } from '../../load/load-catalog.ts';
import { CONFIG_FILE } from '../../load/load-config.ts';
import { readTexts } from '../../load/read-texts.ts';
import type { FileChange } from '../../ports/file-store.ts';
import { createColours } from '../../reporters/colours.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { DEFAULT_ESTATE } from '../default-estate.ts';
import { parseArguments } from '../parse-arguments.ts';
import { readEstateText } from '../read-estate-text.ts';
import { SYNC_BRANCH } from '../sync/write-pull-request.ts';
import { check } from './check.ts';
import { score } from './score.ts';
import { sync } from './sync.ts';

export const demo: Command = {
  name: 'demo',
  summary: 'show the main job from end to end, without an account',
  options: {},
  async run(_, context) {
    const started = context.elapsed();
    const root = await context.makeScratch(context.cwd, 'demo');
    const inside: Context = { ...context, cwd: root };
    const say = createNarrator(context);
    say.step(
      'A catalog',
      `the one that Cadastre ships, copied to ${relative(context, root)}, committed to git, and checked`,
    );
    await copyCatalog(context, root);
    const git = context.openGit(root);
    await git.init('main');
    await git.commitAll(root, 'A catalog of a small shop\n');
    if ((await check.run(parseArguments(check, []), inside)) !== 0) return 1;

    const estate = await readEstateText(context, path.join(context.packageRoot, DEFAULT_ESTATE));
    const loopback = await context.startLoopback(estate, 0);
    try {
      say.step(
        'A cloud',
        `a loopback AWS on ${loopback.url} with ${loopback.resources} resources in two accounts`,
      );
      const surveyed: Context = {
        ...inside,
        openCloud: (options) => context.openCloud({ ...options, loopback: loopback.url }),
        // A cloud on this machine bears any pace.
        clock: { ...context.clock, sleep: () => Promise.resolve() },
      };
      say.step(
        'The survey',
        '`cadastre sync aws --branch` reads it through the Cloud Control API and plans',
      );
      await sync.run(parseArguments(sync, ['aws', '--branch']), surveyed);
      say.note(`${loopback.calls()} calls of the API`);
      say.step(
        'Again',
        'the branch is checked out, checked, and AWS surveyed a second time: nothing may change',
      );
      await git.checkout(SYNC_BRANCH);
      if ((await check.run(parseArguments(check, []), inside)) !== 0) return 1;
      const second = await sync.run(parseArguments(sync, ['aws', '--check']), surveyed);
      if (second !== 0) return 1;
      say.step('Levels', '`cadastre score` asks everything what it should have');
      await score.run(parseArguments(score, []), inside);
    } finally {
      await loopback.close();
    }
    const folder = relative(context, root);
    say.step('Where to look', `done in ${((context.elapsed() - started) / 1000).toFixed(1)} s`);
    showPlaces(folder, context);
    return 0;
  },
};

function showPlaces(folder: string, { io }: Context): void {
  const places = [
    [`${folder}/.cadastre/pull-request.md`, 'the pull request, as a reviewer would read it'],
    [`git -C ${folder} show --stat`, 'the commit'],
    [`${folder}/catalog/aws/`, 'the entities that were written'],
    [
      'blueprints/sqs.yaml',
      'how a blueprint says what comes from AWS, and which tag says who owns it',
    ],
    ['scorecards/', 'what the levels ask for'],
    ['README.md', 'how to do the same with your own account'],
  ] as const;
  const width = Math.max(...places.map(([place]) => place.length));
  for (const [place, text] of places) io.stdout(`  ${place.padEnd(width)}  ${text}\n`);
}

function relative(context: Context, folder: string): string {
  return path.relative(context.cwd, folder).split(path.sep).join('/');
}

function createNarrator({ io }: Context): {
  step(title: string, text: string): void;
  note(text: string): void;
} {
  const colours = createColours(io.hasColours);
  let number = 0;
  return {
    step(title, text) {
      number += 1;
      io.stdout(`\n${colours.bold(colours.cyan(`${number}. ${title}:`))} ${text}\n\n`);
    },
    note: (text) => io.stdout(`${colours.dim(text)}\n`),
  };
}

/** Only what git would hold of a new repository: what people wrote, without an earlier survey. */
async function copyCatalog(context: Context, root: string): Promise<void> {
  const source = context.openFiles(context.packageRoot);
  const entries = await source.list(FOLDERS);
  const paths = [CONFIG_FILE, ...entries.map((entry) => entry.path)];
  const changes: FileChange[] = [{ path: '.gitignore', text: '.cadastre/\n' }];
  const wanted = paths.filter((each) => !each.startsWith('catalog/aws/'));
  for (const [name, text] of await readTexts(source, wanted)) changes.push({ path: name, text });
  await context.openFiles(root).write(changes);
}
