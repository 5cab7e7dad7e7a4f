/** Accounts and regions: the entities that everything else of a cloud points to. */
export function isShared(awsType: string): boolean {
  return awsType === 'AWS::Account' || awsType === 'AWS::Region';
}
