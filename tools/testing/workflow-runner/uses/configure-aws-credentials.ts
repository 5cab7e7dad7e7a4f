import { UnsupportedError } from '../unsupported-error.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { Action } from './action.ts';
import { readRequired } from './read-inputs.ts';

/** `aws-actions/configure-aws-credentials`, with OIDC: the credentials are the test's. */
export const configureAwsCredentials: Action = {
  inputs: [
    'role-to-assume',
    'aws-region',
    'role-session-name',
    'role-duration-seconds',
    'mask-aws-account-id',
    'audience',
  ],
  run: ({ inputs, machine }) => {
    const region = readRequired(inputs, 'aws-region');
    const role = inputs['role-to-assume'] ?? '';
    if (role === '' || machine.permissions['id_token'] !== 'write') {
      throw new WorkflowError(
        'Credentials could not be loaded, please check your action inputs: Could not load credentials from any providers',
      );
    }
    const { aws } = machine.run.host.options.tools;
    if (aws === undefined) throw new UnsupportedError('AWS without `tools.aws`');
    machine.mask.add(aws.secretAccessKey);
    const account = /^arn:[^:]+:iam::(\d{12}):/u.exec(role)?.[1];
    if (inputs['mask-aws-account-id'] === 'true' && account !== undefined)
      machine.mask.add(account);
    return Promise.resolve({
      env: {
        AWS_ACCESS_KEY_ID: aws.accessKeyId,
        AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
        AWS_ENDPOINT_URL: aws.endpointUrl,
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
      },
      outputs: account === undefined ? {} : { 'aws-account-id': account },
    });
  },
};
