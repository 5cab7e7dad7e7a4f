import { ApiError } from './api-error.ts';
import type { FaultKind, RequestRecord } from './fault.ts';
import { NoAnswer } from './no-answer.ts';
import { RawAnswer } from './raw-answer.ts';

/** Throws what the service would answer; a fault that lets the call be answered throws nothing. */
export function throwFault(kind: FaultKind, request: RequestRecord): void {
  const error = errorOf(kind, request);
  if (error !== undefined) throw error;
}

function errorOf(kind: FaultKind, request: RequestRecord): Error | undefined {
  const { operation, type, account, region } = request;
  switch (kind) {
    case 'denied':
      return new ApiError(
        'AccessDeniedException',
        `User: arn:aws:iam::${account}:user/loopback is not authorized to perform: cloudformation:${operation} on resource: arn:aws:cloudformation:${region}:${account}:resource/* because no identity-based policy allows the cloudformation:${operation} action`,
      );
    case 'unrecognized':
      return new ApiError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    case 'throttle':
      return new ApiError('ThrottlingException', 'Rate exceeded');
    case 'internal':
      return new ApiError(
        'HandlerInternalFailureException',
        wrapped(type, 'InternalFailure', 'null'),
      );
    case 'type-not-found':
      return new ApiError('TypeNotFoundException', `The type '${type}' cannot be found.`);
    case 'not-found':
      return new ApiError(
        'ResourceNotFoundException',
        wrapped(type, 'NotFound', 'Resource not found'),
      );
    case 'html-503':
      return new RawAnswer(503, 'text/html', '<html><body>503 Service Unavailable</body></html>');
    case 'nonsense':
      return new RawAnswer(
        200,
        'application/x-amz-json-1.0',
        '{"ResourceDescriptions":[{"Identifier":"x","Properties":"not json"}],"ResourceDescription":{"Identifier":"x","Properties":"[1]"}}',
      );
    case 'hang':
    case 'reset':
      return new NoAnswer(kind);
    default:
      return kind in GENERAL ? general(type, GENERAL[kind] ?? '') : undefined;
  }
}

/** What services say, as it was seen wrapped (aws-cli#6464, pulumi-aws-native#1780 and others). */
const GENERAL: Partial<Readonly<Record<FaultKind, string>>> = {
  'wrong-region':
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint. (Service: S3, Status Code: 301, Request ID: 0)',
  'general-denied': 'AccessDenied. User does not have permission',
  'general-throttle': 'Rate exceeded (Service: Logs, Status Code: 400, Request ID: 0)',
  'general-not-found':
    'The key policy does not exist, or it was not found (Service: Kms, Status Code: 400, Request ID: 0)',
  'general-fault': 'The security token included in the request is invalid',
};

function general(type: string, text: string): ApiError {
  const code = 'GeneralServiceException';
  return new ApiError(code, wrapped(type, code, text));
}

function wrapped(type: string, code: string, text: string): string {
  return `${type} Handler returned status FAILED: ${text} (HandlerErrorCode: ${code}, RequestToken: 00000000-0000-0000-0000-000000000000)`;
}
