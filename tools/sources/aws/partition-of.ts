/** The partition that a region is in. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}

/** The region whose endpoint answers for what has no region, in the partition of another. */
export function globalRegionOf(region: string): string {
  return GLOBAL_REGIONS[partitionOf(region)] ?? 'us-east-1';
}

const GLOBAL_REGIONS: Readonly<Record<string, string>> = {
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
};
