/** Whether something may be sent there: nothing goes over the network in the clear, but on this machine, and no password stands in it. */
export function isSafeAddress(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(parsed?.hostname ?? '');
  const isSafe = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLocal);
  return isSafe && parsed?.username === '' && parsed.password === '';
}
