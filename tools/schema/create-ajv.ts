import { Ajv, type SchemaValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { RE2JS } from 're2js';
import { parseText } from '../document/parse-documents.ts';
import { apiDocumentProblem, type ApiSpec } from './api-document-problem.ts';
import { protoProblem } from './proto-problem.ts';

/**
 * Our one set-up of ajv: all errors, with the value they speak of.
 * `ownProperties` matters: a value may have a key named `constructor` or `toString`.
 * Patterns that people write run on an engine that needs linear time, whatever they write; it refuses
 * what cannot be done in linear time, such as a look ahead.
 */
export function createAjv(patterns: 'ours' | 'foreign'): Ajv {
  const ajv = new Ajv({
    // Optimising takes as long as compiling, and what it saves is not seen in a hundred thousand values.
    code: { optimize: false, ...(patterns === 'foreign' ? { regExp: LINEAR } : {}) },
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
  ajv.addFormat('yaml', (text) => parseText('', text).diagnostics.length === 0);
  ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/u);
  ajv.addFormat('timer', { validate: (text: string) => !Number.isNaN(Date.parse(text)) });
  ajv.addFormat('proto', (text) => protoProblem(text) === undefined);
  // Every text is Markdown (CommonMark: "any sequence of characters is a valid document").
  // Users and teams are checked against the catalog, labels and lists of blueprints by their shape.
  for (const format of ['markdown', 'user', 'team', 'blueprints', 'labeled-url']) {
    ajv.addFormat(format, true);
  }
  ajv.addKeyword({ keyword: 'apiSpec', errors: true, validate: validateApiSpec });
  return ajv;
}

const validateApiSpec: SchemaValidateFunction = (spec: ApiSpec, value: unknown) => {
  const message = apiDocumentProblem(spec, value);
  validateApiSpec.errors = message === undefined ? [] : [{ keyword: 'apiSpec', message }];
  return message === undefined;
};

const LINEAR = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
    // Ajv tells patterns apart by what they are as a text.
    const toString = (): string => pattern;
    return { test: (text: string) => compiled.matcher(text).find(), toString };
  },
  // Only for code that ajv would write to a file, which we never ask for.
  { code: 'RE2JS.compile' },
);
