import { renderTrailer, type RunTrailer } from '../../../actions/run-trailer.ts';
import { isFinal } from '../../../actions/record/move-record.ts';
import {
  ForgeFailure,
  type Forge,
  type ForgeCommit,
  type ForgePullRequest,
} from '../../../ports/forge.ts';
import { cutText } from '../../../reporters/cut-text.ts';
import { codeSpanInText, link, prose } from '../../../reporters/markdown-text.ts';
import type { ReadyRun } from '../ready-run.ts';

/** Files that a run proposes, as a pull request. */
export interface ProposedChange {
  /** Where to: this repository, or another one. */
  readonly forge: Forge;
  readonly base: { readonly branch: string; readonly commit: string };
  readonly title: string;
  readonly files: ForgeCommit['files'];
}

/** The label that pull requests of runs get. */
const LABEL = 'cadastre-run';

/**
 * A branch of the run, one commit that GitHub makes and signs, and a pull request. A run that is tried again finds what
 * it made: never a second pull request.
 */
export async function openChange(run: ReadyRun, change: ProposedChange): Promise<ForgePullRequest> {
  const { forge, base, files } = change;
  const branch = `cadastre/run-${run.record.id}`;
  const [known] = await forge.listPullRequests({ state: 'open', branch });
  if (known !== undefined) return known;
  const title = cutText(change.title.replaceAll(/\s+/g, ' ').trim(), 200);
  try {
    await forge.createBranch(branch, base.commit);
  } catch (error) {
    if (!(error instanceof ForgeFailure) || error.kind !== 'exists') throw error;
    await forge.moveBranch(branch, base.commit);
  }
  const message = `${title}\n\n${renderTrailer(trailerOf(run))}`;
  await forge.commitFiles({ branch, parent: base.commit, message, files });
  const wanted = { title, body: bodyOf(run), branch, base: base.branch };
  const opened = await forge.createPullRequest(wanted);
  await label(forge, opened.number);
  return opened;
}

/** A repository may not let the token make labels; that is no reason to fail. */
async function label(forge: Forge, number: number): Promise<void> {
  try {
    await forge.addLabels(number, [LABEL]);
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
  }
}

function trailerOf({ record, depth = 0 }: ReadyRun): RunTrailer {
  return { id: record.id, action: record.action, depth };
}

function bodyOf(run: ReadyRun): string {
  const { record, scene } = run;
  const { title, action, requestedBy, id, workflowRun, pullRequest, state } = record;
  const from =
    pullRequest === undefined ? '' : `, on ${scene.place.forge.repository}#${pullRequest}`;
  return [
    `${prose(title)} (${codeSpanInText(action)}), asked for by ${codeSpanInText(requestedBy)}${from}; run ${codeSpanInText(id)}.`,
    '',
    workflowRun === undefined || isFinal(state) ? '' : link('The run and its log', workflowRun.url),
    '',
    // Where a merge takes its message from here, automations still see where it comes from.
    renderTrailer(trailerOf(run)),
    '',
  ].join('\n');
}
