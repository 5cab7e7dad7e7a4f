const RESERVED =
  /^(?:GITHUB_|RUNNER_|ACTIONS_|INPUT_|STATE_|NPM_|NODE_|LD_|DYLD_|GIT_|BASH_|CADASTRE_)/;
const NAMES = new Set(
  'PATH HOME SHELL ENV IFS PS4 PWD CI TMPDIR BASHOPTS SHELLOPTS PYTHONPATH PYTHONSTARTUP PERL5OPT RUBYOPT JAVA_TOOL_OPTIONS EDITOR PAGER'.split(
    ' ',
  ),
);

/** Whether a variable of the environment may be set from outside: no program of the job listens to it. */
export function isVariableName(name: string): boolean {
  const upper = name.toUpperCase();
  return /^[A-Za-z_]\w{0,99}$/.test(name) && !RESERVED.test(upper) && !NAMES.has(upper);
}
