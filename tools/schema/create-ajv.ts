import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';

/**
 * Our one set-up of ajv: all errors, with the value they speak of.
 * `ownProperties` matters: a value may have a key named `constructor` or `toString`.
 */
export function createAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    ownProperties: true,
    strict: false,
    allowUnionTypes: true,
    validateSchema: false,
    logger: false,
  });
  // Under nodenext the CommonJS default export is one level deeper than its types say.
  const addFormats = addFormatsModule.default;
  addFormats(ajv, ['date-time', 'email', 'ipv4', 'ipv6']);
  ajv.addFormat('url', (text) => URL.canParse(text));
  ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/u);
  ajv.addFormat('timer', { validate: (text: string) => !Number.isNaN(Date.parse(text)) });
  for (const format of ['markdown', 'yaml', 'user', 'team', 'proto', 'blueprints', 'labeled-url']) {
    ajv.addFormat(format, true);
  }
  return ajv;
}
