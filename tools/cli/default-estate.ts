/** The estate of the demo, below the package. */
export const DEFAULT_ESTATE = 'tools/emulators/aws/estates/shop.jsonl';
