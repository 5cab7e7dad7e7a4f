import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a signature is good for. */
const LIFETIME = 300;

/**
 * The signature of a text that was sent at a time (seconds since 1970): HMAC-SHA256 of `<time>.<text>`, hexadecimal. The
 * time is part of it, so that an old message cannot be sent again.
 */
export function signWebhook(secret: string, time: number, text: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${time}.${text}`).digest('hex')}`;
}

export interface SignedText {
  readonly text: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly signature: string;
}

/** Whether whoever signed knew the secret, and did it just now. `now`: seconds since 1970. */
export function isSigned(
  secret: string,
  { text, time, signature }: SignedText,
  now: number,
): boolean {
  if (!Number.isFinite(time) || Math.abs(now - time) > LIFETIME) return false;
  const wanted = Buffer.from(signWebhook(secret, time, text));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
