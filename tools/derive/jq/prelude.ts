/**
 * What stands before a calculation, so that it is the same on every machine and at every hour: `now` is the time that the
 * caller says, there is no environment, no further input, no time zone, and nothing ends jq or writes beside its output.
 * `ltrimstr` and `rtrimstr` leave alone what is no text, as in jq 1.6, which is what Port runs: real programs
 * rely on it.
 */
export function jqPrelude(now: Date): string {
  return `def now: ${now.getTime() / 1000};
def env: {};
def input: error("there is no further input");
def inputs: empty;
def input_filename: null;
def input_line_number: 0;
def get_search_list: [];
def localtime: gmtime;
def strflocaltime(f): strftime(f);
def debug: .;
def debug(f): .;
def stderr: .;
def halt: error("halt is not available");
def halt_error: error("halt_error is not available");
def halt_error(f): halt_error;
def __ltrimstr($x): ltrimstr($x);
def ltrimstr($x): if type == "string" and ($x | type) == "string" then __ltrimstr($x) else . end;
def __rtrimstr($x): rtrimstr($x);
def rtrimstr($x): if type == "string" and ($x | type) == "string" then __rtrimstr($x) else . end;
{} as $ENV |
`;
}
