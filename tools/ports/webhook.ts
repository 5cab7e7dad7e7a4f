/** One request to somebody else's server. */
export interface WebhookRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Milliseconds until it is given up. */
  readonly timeout: number;
}

export type WebhookAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** The first 10,000 characters. */
      readonly body: string;
    }
  /** Nobody answered, or not in time. `reason` is fit to print. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Sends a request, and follows no redirect: it would carry a signature to where nobody meant it to go. */
export type SendWebhook = (request: WebhookRequest) => Promise<WebhookAnswer>;
