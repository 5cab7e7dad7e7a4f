import type { Action } from './action.ts';
import { checkout } from './checkout.ts';
import { configureAwsCredentials } from './configure-aws-credentials.ts';
import { createGithubAppToken } from './create-github-app-token.ts';
import { downloadArtifact } from './download-artifact.ts';
import { setupNode } from './setup-node.ts';
import { uploadArtifact } from './upload-artifact.ts';

/** By what stands before `@`. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  'actions/checkout': checkout,
  'actions/create-github-app-token': createGithubAppToken,
  'actions/download-artifact': downloadArtifact,
  'actions/setup-node': setupNode,
  'actions/upload-artifact': uploadArtifact,
  'aws-actions/configure-aws-credentials': configureAwsCredentials,
};
