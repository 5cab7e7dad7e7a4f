/** A run or a job that wants to be the only one of its group. */
export interface Contender {
  /** Group names are told apart by repository, and not by capitals. */
  readonly group: string;
  readonly cancelsOthers: boolean;
  /** `queue: max`: those that wait are kept. */
  readonly keepsOthers: boolean;
  /** Called when a newer one takes the place. */
  cancel(): void;
}

export interface Concurrency {
  /** Answers whether it was its turn before it was cancelled. */
  enter(contender: Contender): Promise<boolean>;
  /** Gives the place to the next one; one that only waits stops waiting. */
  leave(contender: Contender): void;
}

interface Waiting {
  readonly contender: Contender;
  readonly go: (isTurn: boolean) => void;
}

interface Group {
  running: Contender | undefined;
  waiting: readonly Waiting[];
}

/** GitHub keeps no more of a group waiting. */
const MOST_WAITING = 100;

export function createConcurrency(): Concurrency {
  const groups = new Map<string, Group>();
  return {
    enter: (contender) => {
      const group = groups.get(keyOf(contender)) ?? { running: undefined, waiting: [] };
      groups.set(keyOf(contender), group);
      if (group.running === undefined) {
        group.running = contender;
        return Promise.resolve(true);
      }
      if (contender.keepsOthers && group.waiting.length >= MOST_WAITING) {
        contender.cancel();
        return Promise.resolve(false);
      }
      if (!contender.keepsOthers) cancelWaiting(group);
      const turn = new Promise<boolean>((resolve) => {
        group.waiting = [...group.waiting, { contender, go: resolve }];
      });
      if (contender.cancelsOthers) group.running.cancel();
      return turn;
    },
    leave: (contender) => {
      const group = groups.get(keyOf(contender));
      if (group !== undefined) leaveGroup(group, contender);
    },
  };
}

function keyOf({ group }: Contender): string {
  return group.toLowerCase();
}

function cancelWaiting(group: Group): void {
  const { waiting } = group;
  group.waiting = [];
  for (const { contender, go } of waiting) {
    contender.cancel();
    go(false);
  }
}

function leaveGroup(group: Group, contender: Contender): void {
  for (const each of group.waiting) {
    if (each.contender === contender) each.go(false);
  }
  group.waiting = group.waiting.filter((each) => each.contender !== contender);
  if (group.running !== contender) return;
  const [next, ...rest] = group.waiting;
  group.running = next?.contender;
  group.waiting = rest;
  next?.go(true);
}
