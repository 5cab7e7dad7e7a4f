import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow by a third before it is collected, and not up to four times as large: what a survey holds is
 * small, what it throws away is not, and a machine of CI has little to spare. Costs some time, of which a survey
 * has plenty while it waits for AWS.
 */
export function keepHeapSmall(): void {
  // Read anew at each collection, so that it may be set while the program runs. One that V8 does not know is ignored.
  setFlagsFromString('--heap-growing-percent=30');
}
