/** So many automations may start each other; then somebody has to look. */
export const MOST_DEPTH = 3;
