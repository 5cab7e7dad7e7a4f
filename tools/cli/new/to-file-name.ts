import { isDeviceName } from './is-device-name.ts';

/** `cognitoUserPool` → `cognito-user-pool`: a name that every file system takes. */
export function toFileName(identifier: string): string {
  const name = identifier
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-')
    .replaceAll(/[^A-Za-z0-9_]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 80);
  return name === '' || isDeviceName(name) ? `_${name}` : name;
}
