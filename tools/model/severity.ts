/** An error fails a check; a warning does not. */
export type Severity = 'error' | 'warning';
