/** No answer at all: the connection stays open, or breaks. */
export class NoAnswer extends Error {
  readonly how: 'hang' | 'reset';

  constructor(how: 'hang' | 'reset') {
    super(how);
    this.how = how;
  }
}
