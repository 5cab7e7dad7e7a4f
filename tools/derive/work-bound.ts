/** So many links are followed for one property; beyond, a catalog of hubs would keep a machine busy for hours. */
export const MOST_LINKS = 50_000_000;

/** Counts what is done for one property. */
export interface WorkBound {
  /** Whether so much more may be done. */
  spend(links: number): boolean;
  readonly isSpent: boolean;
  /** How much was done. */
  readonly links: number;
}

export function createWorkBound(most = MOST_LINKS): WorkBound {
  let left = most;
  return {
    spend(links) {
      left -= links;
      return left >= 0;
    },
    get links() {
      return most - left;
    },
    get isSpent() {
      return left < 0;
    },
  };
}
