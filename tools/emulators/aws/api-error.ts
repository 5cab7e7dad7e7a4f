/** An answer of Cloud Control that says no. The real service answers 400 to nearly everything. */
export class ApiError extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** As the service words it when the handler behind it did not find the resource. */
export function notFound(type: string, what: string): ApiError {
  const message = `${type} Handler returned status FAILED: ${what} not found (HandlerErrorCode: NotFound, RequestToken: 00000000-0000-0000-0000-000000000000)`;
  return new ApiError('ResourceNotFoundException', message);
}
