/** An answer that is none of the protocol: a page of a load balancer, half a document. */
export class RawAnswer extends Error {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;

  constructor(status: number, contentType: string, body: string) {
    super(body);
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }
}
