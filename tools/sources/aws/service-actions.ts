/** Actions by service, with spaces between: `{ sqs: 'ListQueueTags ListQueues' }`. */
export type ServiceActions = Readonly<Record<string, string>>;
