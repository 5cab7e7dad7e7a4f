/**
 * What handlers declare that a catalog must not hold, and why. What a handler does without one of these is
 * for a real account to tell: it leaves a property out, or the read fails and the survey says so.
 */
export const WITHHELD_ACTIONS: Readonly<Record<string, string>> = {
  'cloudwatch:PutMetricData': 'it writes',
  'ec2:DescribeInstanceAttribute': 'it reads the user data of instances',
  'iam:PassRole': 'it hands a role on',
  'kms:Decrypt': 'it reads what is encrypted',
  's3:GetObject': 'it reads files in buckets',
  's3:GetObjectAcl': 'it reads about files in buckets',
  's3:GetObjectVersion': 'it reads files in buckets',
  'secretsmanager:GetSecretValue': 'it reads secrets',
  'ssm:GetParameters': 'it reads the values of parameters',
};
