import type { Command } from '../command.ts';

/** A command in the list: its code is loaded when it runs, so that `--help` costs nothing. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'check',
    summary: 'validate blueprints and entities',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'diff',
    summary: 'show what a change does to the catalog',
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'format',
    summary: 'write YAML files in their canonical form',
    load: async () => (await import('./format.ts')).format,
  },
  {
    name: 'new',
    summary: 'write a first blueprint, entity, action or scorecard',
    load: async () => (await import('./new.ts')).newCommand,
  },
  {
    name: 'rename',
    summary: 'give something another name, and every reference to it',
    load: async () => (await import('./rename.ts')).rename,
  },
  {
    name: 'show',
    summary: 'show an entity and what it is connected with',
    load: async () => (await import('./show.ts')).show,
  },
  {
    name: 'list',
    summary: 'list entities of a blueprint: stored and derived values, and levels',
    load: async () => (await import('./list.ts')).list,
  },
  {
    name: 'graph',
    summary: 'show what is around an entity',
    load: async () => (await import('./graph.ts')).graph,
  },
  {
    name: 'export',
    summary: 'write the whole catalog, derived values included, for other programs',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'score',
    summary: 'score the entities: levels, what they lack, and what a change does to them',
    load: async () => (await import('./score.ts')).score,
  },
  {
    name: 'schema',
    summary: 'write JSON Schemas of this repository for editors',
    load: async () => (await import('./schema.ts')).schema,
  },
  {
    name: 'sync',
    summary: 'survey a cloud and bring the catalog up to date',
    load: async () => (await import('./sync.ts')).sync,
  },
  {
    name: 'aws',
    summary: 'the policy that a survey needs, and what is known of the types of AWS',
    load: async () => (await import('./aws.ts')).aws,
  },
  {
    name: 'actions',
    summary: 'list the self-service actions, or compile them into workflows',
    load: async () => (await import('./actions.ts')).actions,
  },
  {
    name: 'run',
    summary: 'start a self-service action, and follow it',
    load: async () => (await import('./run.ts')).run,
  },
  {
    name: 'runs',
    summary: 'list the runs of self-service actions',
    load: async () => (await import('./runs.ts')).runs,
  },
  {
    name: 'access',
    summary: 'whether somebody may make a change, and by which rule',
    load: async () => (await import('./access.ts')).access,
  },
  {
    name: 'automate',
    summary: 'show what commits did to the catalog, and start what waits for it',
    load: async () => (await import('./automate.ts')).automate,
  },
  {
    name: 'codeowners',
    summary: 'write .github/CODEOWNERS from who owns what',
    load: async () => (await import('./codeowners.ts')).codeowners,
  },
  {
    name: 'emulate',
    summary: 'start a cloud or a GitHub on this machine, for trying out and for tests',
    load: async () => (await import('./emulate.ts')).emulate,
  },
  {
    name: 'demo',
    summary: 'show the main job from end to end, without an account',
    load: async () => (await import('./demo.ts')).demo,
  },
];
