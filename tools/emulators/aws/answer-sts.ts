/** What STS answers to AssumeRole and GetCallerIdentity: XML, and for a role a key that tells its account. */
export function answerSts(parameters: URLSearchParams, account: string): string {
  const action = parameters.get('Action');
  if (action === 'AssumeRole') {
    const role = parameters.get('RoleArn') ?? '';
    const target = /^arn:aws[a-z-]*:iam::(\d{12}):role\//.exec(role)?.[1] ?? account;
    return envelope(
      action,
      `<Credentials><AccessKeyId>${keyOfAccount(target)}</AccessKeyId><SecretAccessKey>loopback</SecretAccessKey><SessionToken>loopback</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>AROALOOPBACK:cadastre</AssumedRoleId><Arn>arn:aws:sts::${target}:assumed-role/loopback/cadastre</Arn></AssumedRoleUser>`,
    );
  }
  const identity = `<Account>${account}</Account><Arn>arn:aws:iam::${account}:user/loopback</Arn><UserId>loopback</UserId>`;
  return envelope('GetCallerIdentity', identity);
}

const KEY_PREFIX = 'LOOPBACK';

/** The access key that a role of this account is given. */
function keyOfAccount(account: string): string {
  return `${KEY_PREFIX}${account}`;
}

/** The account of an access key: a role's own, or the one that every other key belongs to. */
export function accountOfKey(key: string, base: string): string {
  const account = key.startsWith(KEY_PREFIX) ? key.slice(KEY_PREFIX.length) : '';
  return /^\d{12}$/.test(account) ? account : base;
}

function envelope(action: string, result: string): string {
  const space = 'https://sts.amazonaws.com/doc/2011-06-15/';
  return `<${action}Response xmlns="${space}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>loopback</RequestId></ResponseMetadata></${action}Response>`;
}
