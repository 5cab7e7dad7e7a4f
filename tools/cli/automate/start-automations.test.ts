import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dispatch, Forge } from '../../ports/forge.ts';
import { createHistory, type WantedCommit } from '../../testing/create-history.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

// What commits start, from `automate --start` in real repositories: once for each change, whatever is pushed together, and
// wherever a job dies.

const ZEROS = '0'.repeat(40);

/** What the repository is like at a commit: the copies of each service, the file that it is in, and a factor. */
interface Model {
  readonly services: ReadonlyMap<string, { readonly copies: number; readonly file: string }>;
  /** Of the calculation `cost`. */
  readonly factor: number;
}

const START: Model = { services: new Map([['a', { copies: 1, file: 'a' }]]), factor: 1 };

const ACTIONS = [
  ['new', 'ENTITY_CREATED'],
  ['other', 'ENTITY_UPDATED'],
  ['gone', 'ENTITY_DELETED'],
] as const;

function filesOf({ services, factor }: Model): Readonly<Record<string, string>> {
  return {
    'blueprints/service.yaml': `identifier: service
schema: {properties: {copies: {type: number}}}
calculationProperties: {cost: {type: number, calculation: ".properties.copies * ${factor}"}}
`,
    ...Object.fromEntries(
      [...services].map(([name, { copies, file }]) => [
        `catalog/service/${file}.yaml`,
        `identifier: ${name}\nproperties: {copies: ${copies}}\n`,
      ]),
    ),
    ...Object.fromEntries(
      ACTIONS.map(([name, event]) => [
        `actions/${name}.yaml`,
        `identifier: ${name}
trigger: {type: automation, event: {type: ${event}, blueprintIdentifier: service}}
invocationMethod: {type: STEPS, steps: [{run: "true"}]}
`,
      ]),
    ),
  };
}

/** What has to start between two models, as `action entity`: told by the models alone. */
function dueBetween(before: Model, after: Model): readonly string[] {
  const names = [...new Set([...before.services.keys(), ...after.services.keys()])].toSorted();
  return names.flatMap((name) => {
    const [old, now] = [before.services.get(name), after.services.get(name)];
    if (old === undefined) return [`new ${name}`];
    if (now === undefined) return [`gone ${name}`];
    const isSame =
      old.copies === now.copies && old.copies * before.factor === now.copies * after.factor;
    return isSame ? [] : [`other ${name}`];
  });
}

type Edit =
  | { readonly kind: 'put'; readonly name: string; readonly copies: number }
  | { readonly kind: 'delete' | 'rename'; readonly name: string }
  | { readonly kind: 'factor'; readonly factor: number };

function edited(model: Model, edit: Edit): Model {
  if (edit.kind === 'factor') return { ...model, factor: edit.factor };
  const services = new Map(model.services);
  const known = services.get(edit.name);
  if (edit.kind === 'put')
    services.set(edit.name, { copies: edit.copies, file: known?.file ?? edit.name });
  else if (edit.kind === 'delete') services.delete(edit.name);
  else if (known !== undefined)
    services.set(edit.name, {
      ...known,
      file: known.file === edit.name ? `x-${edit.name}` : edit.name,
    });
  return { ...model, services };
}

/** How edits come to the branch: as commits of it, as a merge of them, or as one commit of all of them. */
interface Change {
  readonly by: 'commits' | 'merge' | 'squash';
  readonly edits: readonly Edit[];
}

interface History {
  readonly commits: readonly WantedCommit[];
  /** The numbers of the commits of the branch itself, and what it was like there. */
  readonly branch: readonly (readonly [number: number, model: Model])[];
}

function historyOf(changes: readonly Change[]): History {
  const commits: WantedCommit[] = [];
  const add = (model: Model, parents: readonly number[]): number =>
    commits.push({ files: filesOf(model), parents }) - 1;
  let model = START;
  let tip = add(model, []);
  const branch: [number, Model][] = [[tip, model]];
  for (const { by, edits } of changes) {
    let topic = tip;
    for (const edit of edits) {
      model = edited(model, edit);
      if (by !== 'squash') topic = add(model, [topic]);
      if (by === 'commits') branch.push([topic, model]);
    }
    tip = by === 'commits' ? topic : add(model, by === 'merge' ? [tip, topic] : [tip]);
    if (by !== 'commits') branch.push([tip, model]);
  }
  return { commits, branch };
}

class Died extends Error {}

interface FakeGithub {
  readonly forge: Forge;
  readonly started: readonly Dispatch[];
  /** The commit that the mark is at. */
  readonly mark: () => string | undefined;
  /** Moves main. */
  readonly moveMain: (commit: string) => void;
}

/** GitHub with a mark and runs. The job dies at the calls of these numbers: before something is done, or after it. */
function createGithub(deaths: ReadonlyMap<number, 'before' | 'after'>, mark?: string): FakeGithub {
  const started: Dispatch[] = [];
  let at = mark;
  let main: string | undefined;
  let calls = 0;
  const unlessDead = (change: () => void): void => {
    const death = deaths.get(calls);
    calls += 1;
    if (death === 'before') throw new Died();
    change();
    if (death === 'after') throw new Died();
  };
  const moveBranch = async (_: string, commit: string): Promise<void> =>
    unlessDead(() => {
      at = commit;
    });
  const forge: Partial<Forge> = {
    findBranch: async (branch) => (branch === 'main' ? main : at),
    createBranch: moveBranch,
    moveBranch,
    getDefaultBranch: async () => 'main',
    findMerged: async () => undefined,
    listRuns: async () =>
      started.map(({ inputs }) => ({ title: `A title [${inputs['run']}]` }) as never),
    dispatchWorkflow: async (dispatch) => {
      unlessDead(() => started.push(dispatch));
      return undefined;
    },
  };
  const moveMain = (commit: string): void => {
    main = commit;
  };
  return { forge: forge as Forge, started, mark: () => at, moveMain };
}

/** Pushes a commit: a job for it, and another one for as long as they die. */
async function push(
  root: string,
  { forge, moveMain }: FakeGithub,
  commit: string,
  before = ZEROS,
): Promise<void> {
  execFileSync('git', ['checkout', '-q', '--detach', commit], { cwd: root });
  moveMain(commit);
  const event = path.join(root, '.git', 'event.json');
  writeFileSync(event, JSON.stringify({ before }));
  const env = { GITHUB_REPOSITORY: 'o/r', GITHUB_TOKEN: 't', GITHUB_EVENT_PATH: event };
  const openForge = async (): Promise<Forge> => forge;
  for (;;) {
    try {
      const { code, stderr } = await runCommand(['automate', '--start'], {
        cwd: root,
        openForge,
        env,
      });
      expect([code, stderr.includes('note:')]).toEqual([0, false]);
      return;
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      // Whatever comes next is another event.
      writeFileSync(event, JSON.stringify({ schedule: '17 4 * * *' }));
    }
  }
}

function linesOf({ started }: FakeGithub): readonly string[] {
  return started.map(
    ({ workflow, inputs }) =>
      `${workflow.slice('action-'.length, -'.yml'.length)} ${inputs['entity']}`,
  );
}

const name = fc.constantFrom('a', 'b', 'c');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('put' as const), name, copies: fc.nat(2) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), name }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('factor' as const), factor: fc.constantFrom(1, 2) }),
  },
);
const change: fc.Arbitrary<Change> = fc.record({
  by: fc.constantFrom('commits', 'merge', 'squash'),
  edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
});

test(
  'however commits are pushed, and wherever a job dies: what is due starts, once',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(20), fc.constantFrom('before' as const, 'after' as const)), {
          maxLength: 6,
        }),
        async (changes, isPushed, deaths) => {
          const { commits, branch } = historyOf(changes);
          const root = createRepository('empty');
          const names = createHistory(root, commits);
          const single = createGithub(new Map(), names[0]);
          const batched = createGithub(new Map(deaths), names[0]);
          for (const [index, [number]] of branch.entries()) {
            const commit = names[number] ?? '';
            await push(root, single, commit);
            const isLast = index === branch.length - 1;
            if (isLast || isPushed[index] === true) await push(root, batched, commit);
          }
          rmSync(root, { recursive: true, force: true });
          const expected = branch
            .slice(1)
            .flatMap(([, model], index) => dueBetween(branch[index]?.[1] ?? START, model));
          expect(linesOf(single).toSorted()).toEqual(expected.toSorted());
          // The same runs, told the same, none of them twice.
          const bySelf = single.started.map((each) => JSON.stringify(each));
          expect(batched.started.map((each) => JSON.stringify(each))).toEqual(bySelf);
          expect(new Set(bySelf).size).toBe(bySelf.length);
          expect(batched.mark()).toBe(names.at(-1));
        },
      ),
      { numRuns: 5 },
    );
  },
);

const with3 = (...copies: readonly (number | undefined)[]): Model => ({
  factor: 1,
  services: new Map(
    copies.flatMap((each, index) => {
      const file = 'abc'.charAt(index);
      return each === undefined ? [] : [[file, { copies: each, file }] as const];
    }),
  ),
});

/** A repository with these commits, each on top of the one before it unless it says its parents. */
function repositoryOf(...wanted: readonly (Model | readonly [Model, readonly number[]])[]): {
  readonly root: string;
  readonly names: readonly string[];
} {
  const root = createRepository('empty');
  const commits = wanted.map((each, index): WantedCommit => {
    const [model, parents] = 'factor' in each ? [each, index === 0 ? [] : [index - 1]] : each;
    return { files: filesOf(model), parents };
  });
  return { root, names: createHistory(root, commits) };
}

describe('where it begins', () => {
  test('a branch that is new: nothing is looked at, and the next push is', async () => {
    const { root, names } = repositoryOf(with3(1), with3(1, 1));
    const github = createGithub(new Map());
    await push(root, github, names[0] ?? '', ZEROS);
    expect([linesOf(github), github.mark()]).toEqual([[], names[0]]);
    await push(root, github, names[1] ?? '', names[0]);
    expect([linesOf(github), github.mark()]).toEqual([['new b'], names[1]]);
  });

  test.each([
    [0, 'after'],
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [3, 'before'],
    [4, 'before'],
  ] as const)(
    'the first job dies at step %i, %s: nothing of the push is lost',
    async (at, when) => {
      const { root, names } = repositoryOf(with3(1), with3(1, 1), with3(1, 1, 1));
      const github = createGithub(new Map([[at, when]]));
      await push(root, github, names[2] ?? '', names[0]);
      expect([linesOf(github), github.mark()]).toEqual([['new b', 'new c'], names[2]]);
    },
  );

  test('a mark that is no commit here: nothing is looked at', async () => {
    const { root, names } = repositoryOf(with3(1), with3(1, 1));
    const github = createGithub(new Map(), 'f'.repeat(40));
    await push(root, github, names[1] ?? '', names[0]);
    expect([linesOf(github), github.mark()]).toEqual([[], names[1]]);
  });
});

describe('the shape of the history', () => {
  test('a branch that was moved to somewhere else is one step', async () => {
    const { root, names } = repositoryOf(
      with3(1),
      with3(1, 1),
      // From the first commit.
      [with3(2), [0]],
      [with3(3), [2]],
    );
    const github = createGithub(new Map(), names[1]);
    await push(root, github, names[3] ?? '');
    expect(linesOf(github)).toEqual(['gone b', 'other a']);
    expect(github.started.map(({ inputs }) => [inputs['before'], inputs['commit']])).toEqual([
      [names[1], names[3]],
      [names[1], names[3]],
    ]);
  });

  test('a branch that was moved back is one step, and forward again is the same as ever', async () => {
    const { root, names } = repositoryOf(with3(1), with3(1, 1));
    const github = createGithub(new Map(), names[1]);
    await push(root, github, names[0] ?? '');
    await push(root, github, names[1] ?? '');
    expect(linesOf(github)).toEqual(['gone b', 'new b']);
  });

  test('of a merge the merge alone counts', async () => {
    const { root, names } = repositoryOf(with3(1), with3(1, 1), with3(1, undefined, 1), [
      with3(1, undefined, 1),
      [0, 2],
    ]);
    const github = createGithub(new Map(), names[0]);
    await push(root, github, names[3] ?? '');
    // `b` came and went on the other branch.
    expect(linesOf(github)).toEqual(['new c']);
    expect(github.started[0]?.inputs).toMatchObject({ before: names[0], commit: names[3] });
  });

  test('where somebody merged the branch into their own, nothing is undone on the way', async () => {
    const { root, names } = repositoryOf(
      with3(1),
      // Pushed, and looked at.
      with3(1, 1),
      // What somebody else committed meanwhile, before `git pull` merged the two, and one commit more.
      [with3(2), [0]],
      [with3(2, 1), [2, 1]],
      [with3(2, 1, 1), [3]],
    );
    const github = createGithub(new Map(), names[1]);
    await push(root, github, names[4] ?? '');
    expect(linesOf(github)).toEqual(['other a', 'new c']);
    expect(github.started.map(({ inputs }) => inputs['commit'])).toEqual([names[3], names[4]]);
  });
});
