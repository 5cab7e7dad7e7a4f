/** What a workflow file says, with expressions that nobody evaluated yet. */
export type Template = string | number | boolean | null | Expression | TemplateList | TemplateMap;

/** The text between `${{` and `}}`; text around it has become `format(…)`. */
export interface Expression {
  readonly expression: string;
}

export type TemplateList = readonly Template[];

export type TemplateMap = ReadonlyMap<string, Template>;

export function isMap(template: Template | undefined): template is TemplateMap {
  return template instanceof Map;
}

export function isList(template: Template | undefined): template is TemplateList {
  return Array.isArray(template);
}

export function isExpression(template: Template | undefined): template is Expression {
  return typeof template === 'object' && template !== null && 'expression' in template;
}
