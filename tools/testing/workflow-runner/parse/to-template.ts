import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from '@actions/workflow-parser';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { UnsupportedError } from '../unsupported-error.ts';
import type { Template } from './template.ts';

/** From the parser's tokens to data of ours. Throws `UnsupportedError` at a key that is an expression. */
export function toTemplate(token: TemplateToken): Template {
  if (isMapping(token)) {
    const map = new Map<string, Template>();
    for (const { key, value } of token) {
      if (!isString(key)) throw new UnsupportedError(`the key ${key.toString()}`);
      map.set(key.value, toTemplate(value));
    }
    return map;
  }
  if (isSequence(token)) return [...token].map(toTemplate);
  if (isBasicExpression(token)) return { expression: token.expression };
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  return null;
}
