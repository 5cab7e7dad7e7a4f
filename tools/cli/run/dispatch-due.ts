import { ForgeFailure, type Forge } from '../../ports/forge.ts';

/**
 * Starts what is due; false where it cannot be started however often it is tried, as its workflow is not there or was
 * switched off. That must not keep others from starting.
 */
export async function dispatchDue(
  forge: Forge,
  dispatch: Parameters<Forge['dispatchWorkflow']>[0],
): Promise<boolean> {
  try {
    await forge.dispatchWorkflow(dispatch);
    return true;
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    if (error.kind === 'not-found' || /disabled workflow/i.test(error.message)) return false;
    throw error;
  }
}
