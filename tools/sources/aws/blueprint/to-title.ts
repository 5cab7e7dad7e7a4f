import { splitWords } from './split-words.ts';

/** Words that people know in capitals only. */
const ACRONYMS: ReadonlySet<string> = new Set(
  'aaaa acl acm api arn aws az cidr cpu db dns ebs ec ecr ecs efs eks elb gb grpc hls html http https iam id io iops ip json jwt kms mb mfa ml nat oidc os rds s saml sdk sns sql sqs ssh ssl sse sso tcp tls ttl udp uri url vpc vpn waf xml'.split(
    ' ',
  ),
);

/** `KmsKeyId` → `KMS key ID`: what people read. */
export function toTitle(name: string): string {
  const words = splitWords(name).map((word) => {
    const lower = word.toLowerCase();
    if (word === 'IoT' || word === 'GraphQL') return word;
    if (/^ipv[46]$/.test(lower)) return lower.replace('ip', 'IP');
    if (ACRONYMS.has(lower.replace(/\d+$/, ''))) return lower.toUpperCase();
    const [single, plural] = [lower.slice(0, -1), lower.slice(-1)];
    if (plural === 's' && ACRONYMS.has(single)) return `${single.toUpperCase()}s`;
    return lower;
  });
  const title = words.join(' ');
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
